import { type Resource, resources } from './resources.ts'
import type { Deployment, Step, Stop } from './step.ts'
import { stopFor } from './step.ts'
import { editWorkerFile, readWorkerFile } from './worker-file.ts'
import type { Ran } from './wrangler.ts'

const elsewhere = ({ what, name, id }: Resource): Stop => ({
  reason: `wrangler.toml names the ${what} ${name} by ${id}, which this account does not have`,
  remedy: 'log in to the account that has it; or, to begin anew, set that id to "" in wrangler.toml',
})

async function keepId({ setId }: Resource, id: string, { dry, say }: Deployment): Promise<void> {
  say(`${dry ? 'would write' : 'wrote'} its id to wrangler.toml`)
  if (!dry) await editWorkerFile((worker) => setId(worker, id))
}

async function create(resource: Resource, deployment: Deployment): Promise<Stop | null> {
  const { what, name } = resource
  if (deployment.dry) {
    deployment.say(
      `would create the ${what} ${name}${resource.hasId ? ', and write its id to wrangler.toml' : ''}`,
    )
    return null
  }
  const ran = await deployment.wrangler(resource.create)
  if (!ran.ok) return stopFor(`creating the ${what} ${name}`, ran)
  deployment.say(`created the ${what} ${name}`)
  if (!resource.hasId) return null
  const id = resource.idIn(ran.output)
  if (id === null)
    return {
      reason: `wrangler does not say the id of the ${what} ${name}`,
      remedy: 'run this again: it finds it by name',
    }
  await keepId(resource, id, deployment)
  return null
}

type Lists = (args: readonly string[]) => Promise<Ran>

/** Wrangler's lists, each asked for once: both databases are in one. */
function listsBy({ wrangler }: Deployment): Lists {
  const asked = new Map<string, Promise<Ran>>()
  return (args) => {
    const key = args.join(' ')
    const ran = asked.get(key) ?? wrangler(args)
    asked.set(key, ran)
    return ran
  }
}

/** What is there of a resource: its id (its name where it has none), or `null`. */
async function look(resource: Resource, list: Lists): Promise<string | null | Stop> {
  const ran = await list(resource.list)
  if (!ran.ok && !resource.isMissing(ran.reason))
    return stopFor(`looking for the ${resource.what} ${resource.name}`, ran)
  const found = ran.ok ? resource.find(ran.output) : null
  return found === null && resource.id !== null && resource.hasId ? elsewhere(resource) : found
}

async function ensure(
  resource: Resource,
  found: string | null,
  deployment: Deployment,
): Promise<Stop | null> {
  if (found === null) return create(resource, deployment)
  deployment.say(`the ${resource.what} ${resource.name} is there`)
  if (resource.hasId && resource.id !== found) await keepId(resource, found, deployment)
  return null
}

/** All that is known of a resource without an account. */
const idOf = ({ hasId, id }: Resource) => (hasId ? id : null)

export const resourcesStep: Step = {
  title: 'What the archive is kept in',
  async run(deployment) {
    const wanted = resources(await readWorkerFile())
    const list = listsBy(deployment)
    const looks = await Promise.all(
      wanted.map((resource) => (deployment.account === null ? idOf(resource) : look(resource, list))),
    )
    for (const [index, resource] of wanted.entries()) {
      const found = looks[index] ?? null
      const stop =
        found !== null && typeof found === 'object' ? found : await ensure(resource, found, deployment)
      if (stop) return stop
    }
    return null
  },
}
