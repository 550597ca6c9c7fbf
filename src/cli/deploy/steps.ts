import { accountStep } from './account-step.ts'
import { hostsStep } from './hosts-step.ts'
import { migrationsStep } from './migrations-step.ts'
import { publishStep } from './publish-step.ts'
import { resourcesStep } from './resources-step.ts'
import { secretsStep } from './secrets-step.ts'
import { sightStep } from './sight-step.ts'
import type { Step } from './step.ts'
import { workerStep } from './worker-step.ts'

/**
 * THE LIST of what deploying does, in order: each needs what those before it made, and readers are let in last. The Worker
 * comes before the release, so that a release never meets a Worker that cannot read it.
 */
export const steps: readonly Step[] = [
  accountStep,
  resourcesStep,
  migrationsStep,
  secretsStep,
  hostsStep,
  workerStep,
  publishStep,
  sightStep,
]
