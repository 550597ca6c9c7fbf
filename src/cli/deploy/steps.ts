import { accountStep } from './account-step.ts'
import { hostCheckStep } from './host-check-step.ts'
import { hostsStep } from './hosts-step.ts'
import { migrationsStep } from './migrations-step.ts'
import { publishStep } from './publish-step.ts'
import { resourcesStep } from './resources-step.ts'
import { secretsStep } from './secrets-step.ts'
import type { Step } from './step.ts'
import { workerStep } from './worker-step.ts'

/**
 * THE LIST of the steps of deploying, in order. Each needs what those before it made. The Worker comes before the release, so
 * that a release never meets a Worker that cannot read it.
 */
export const steps: readonly Step[] = [
  accountStep,
  resourcesStep,
  migrationsStep,
  secretsStep,
  hostsStep,
  workerStep,
  publishStep,
  hostCheckStep,
]
