import type { StepFailure } from './step.ts'

/** The failure of a deployment: the number and title of the step that failed, the reason and the remedy. */
export type DeployFailure = { step: string } & StepFailure

/** The lines that a step of a deployment reported. */
export interface StepReport {
  step: string
  lines: string[]
}

/** Receives the lines that the steps of a deployment report while they run. */
export interface DeployReporter {
  /** Begins a step, given its number and title. The following lines belong to this step. */
  beginStep(step: string): void
  addLine(line: string): void
}

/** Prints each line immediately to standard output. */
export const terminalReporter: DeployReporter = {
  beginStep: (step) => console.log(step),
  addLine: (line) => console.log(`   ${line}`),
}

/** Creates a reporter that collects the lines of each step, for JSON output. */
export function createCollectingReporter(): DeployReporter & { steps: StepReport[] } {
  const steps: StepReport[] = []
  return {
    steps,
    beginStep: (step) => steps.push({ step, lines: [] }),
    addLine: (line) => steps.at(-1)?.lines.push(line),
  }
}
