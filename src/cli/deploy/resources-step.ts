import { formatContentCommand } from '../content/files/command-text.ts'
import { describeApiError } from '../publish/archives/remote/describe-api-error.ts'
import { type CloudflareResource, listResources } from './resources.ts'
import { createStepFailure, type Deployment, type DeployStep, type StepFailure } from './step.ts'
import { editWranglerConfiguration, readWranglerConfiguration } from './wrangler-file.ts'

const createUnknownIdFailure = ({ kind, name, id }: CloudflareResource): StepFailure => ({
  reason: `wrangler.toml gives the ${kind} ${name} the id ${id}, which does not exist in this account`,
  remedy:
    'log in to the account that has it. To start with a new one instead, write "" in place of the id in wrangler.toml',
})

async function reportAndWriteResourceId(
  { writeId }: CloudflareResource,
  id: string,
  { isDryRun, report }: Deployment,
): Promise<void> {
  report(`${isDryRun ? 'would write' : 'wrote'} its id to wrangler.toml`)
  if (!isDryRun) await editWranglerConfiguration((configuration) => writeId(configuration, id))
}

async function createResourceAndWriteId(
  resource: CloudflareResource,
  accountId: string,
  deployment: Deployment,
): Promise<StepFailure | null> {
  const { kind, name, isReferencedById } = resource
  const client = await deployment.connect()
  let createdId: string | null
  try {
    createdId = await resource.create(client, accountId)
  } catch (error) {
    return createStepFailure(`creating the ${kind} ${name}`, describeApiError(error))
  }
  deployment.report(`created the ${kind} ${name}`)
  if (createdId === null)
    return {
      reason: `Cloudflare created the ${kind} ${name}, but did not return its id`,
      remedy: `run ${formatContentCommand('deploy')} again`,
    }
  if (isReferencedById) await reportAndWriteResourceId(resource, createdId, deployment)
  return null
}

function reportPlannedCreation(
  { kind, name, isReferencedById }: CloudflareResource,
  { report }: Deployment,
): void {
  report(`would create the ${kind} ${name}${isReferencedById ? ', and write its id to wrangler.toml' : ''}`)
}

async function ensureResource(
  resource: CloudflareResource,
  accountId: string,
  deployment: Deployment,
): Promise<StepFailure | null> {
  const { kind, name, isReferencedById, id } = resource
  let foundId: string | null
  try {
    foundId = await resource.findId(await deployment.connect(), accountId)
  } catch (error) {
    return createStepFailure(`looking for the ${kind} ${name}`, describeApiError(error))
  }
  if (foundId === null && id !== null) return createUnknownIdFailure(resource)
  if (foundId === null && !deployment.isDryRun)
    return createResourceAndWriteId(resource, accountId, deployment)
  if (foundId === null) {
    reportPlannedCreation(resource, deployment)
    return null
  }
  deployment.report(`the ${kind} ${name} exists`)
  if (isReferencedById && id !== foundId) await reportAndWriteResourceId(resource, foundId, deployment)
  return null
}

/**
 * Reports a resource without checking it, because the account is unknown. A resource whose id is in wrangler.toml is
 * assumed to exist.
 */
function reportUncheckedResource(resource: CloudflareResource, deployment: Deployment): void {
  if (resource.id === null) reportPlannedCreation(resource, deployment)
  else deployment.report(`the ${resource.kind} ${resource.name} has an id in wrangler.toml`)
}

export const resourcesStep: DeployStep = {
  title: 'Storage',
  async run(deployment) {
    const { accountId } = deployment
    for (const resource of listResources(await readWranglerConfiguration())) {
      if (accountId === null) reportUncheckedResource(resource, deployment)
      const failure = accountId === null ? null : await ensureResource(resource, accountId, deployment)
      if (failure) return failure
    }
    return null
  },
}
