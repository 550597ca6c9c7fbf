import { accountStep } from './account-step.ts'
import { hostCheckStep } from './host-check-step.ts'
import { hostsStep } from './hosts-step.ts'
import { migrationsStep } from './migrations-step.ts'
import { publishStep } from './publish-step.ts'
import { resourcesStep } from './resources-step.ts'
import { secretsStep } from './secrets-step.ts'
import type { DeployStep } from './step.ts'
import { workerStep } from './worker-step.ts'

/**
 * The steps of a deployment, in order. Each step needs the results of those before it. The Worker is uploaded before
 * the release is published, so that it never has to serve a release that it cannot read.
 */
export const deploySteps: readonly DeployStep[] = [
  accountStep,
  resourcesStep,
  migrationsStep,
  secretsStep,
  hostsStep,
  workerStep,
  publishStep,
  hostCheckStep,
]
