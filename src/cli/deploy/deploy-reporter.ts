import type { StepFailure } from './step.ts'

/** A failed deployment: the number and title of the step that failed, the reason, and the remedy. */
export type DeployFailure = { step: string } & StepFailure

/** The lines that one step of a deployment reported. */
export interface StepReport {
  step: string
  lines: string[]
}

/** Receives the lines that deployment steps report while they run. */
export interface DeployReporter {
  /** Begins a step with this number and title. The lines that follow belong to it. */
  beginStep(step: string): void
  addLine(line: string): void
}

/** Prints each line to standard output immediately. */
export const terminalReporter: DeployReporter = {
  beginStep: (step) => console.log(step),
  addLine: (line) => console.log(`   ${line}`),
}

/** Creates a reporter that collects each step's lines, for JSON output. */
export function createCollectingReporter(): DeployReporter & { steps: StepReport[] } {
  const steps: StepReport[] = []
  return {
    steps,
    beginStep: (step) => steps.push({ step, lines: [] }),
    addLine: (line) => steps.at(-1)?.lines.push(line),
  }
}
