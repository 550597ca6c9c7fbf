import type { StepFailure } from './step.ts'

/** A failed deployment: the number and title of the step that stopped it, the reason and the remedy. */
export type DeployFailure = { step: string } & StepFailure

/** A step of a deployment, and the lines about what it found and did. */
export interface StepReport {
  step: string
  lines: string[]
}

/** Receives the lines about what the steps of a deployment find and do, while they run. */
export interface DeployReporter {
  /** Begins a step, named by its number and title. */
  beginStep(step: string): void
  addLine(line: string): void
}

/** Prints each line immediately. */
export const terminalReporter: DeployReporter = {
  beginStep: (step) => console.log(step),
  addLine: (line) => console.log(`   ${line}`),
}

/** Collects the lines by step, for JSON output. */
export function createCollectingReporter(): DeployReporter & { steps: StepReport[] } {
  const steps: StepReport[] = []
  return {
    steps,
    beginStep: (step) => steps.push({ step, lines: [] }),
    addLine: (line) => steps.at(-1)?.lines.push(line),
  }
}
