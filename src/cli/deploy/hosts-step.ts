import { hostsOf, missingFor, unlisted } from './hosts.ts'
import { outside } from './sight.ts'
import type { Deployment, Step, Stop } from './step.ts'
import { editWorkerFile, readWorkerFile } from './worker-file.ts'
import { type Zone, zoneOf, zonesOf } from './zones.ts'

async function addDomains(hosts: readonly string[], { dry, say }: Deployment): Promise<void> {
  if (hosts.length === 0) return
  say(`${dry ? 'would write' : 'wrote'} to wrangler.toml, as custom domains: ${hosts.join(', ')}`)
  if (dry) return
  await editWorkerFile(({ routes = [] }) => {
    for (const pattern of hosts) routes.push({ pattern, custom_domain: true })
  })
}

/** Says what stands between each host and the archive. @returns those that nothing does, and that are not there yet */
async function ready(deployment: Deployment, zones: readonly Zone[]): Promise<string[]> {
  const { routes = [] } = await readWorkerFile()
  const there = new Set(routes.map(({ pattern }) => pattern))
  const free: string[] = []
  for (const { host } of hostsOf(deployment.configuration)) {
    if (there.has(host)) {
      deployment.say(`${host}: is a custom domain in wrangler.toml`)
      continue
    }
    const zone = zoneOf(host, zones)
    const missing = missingFor(host, zone, zone?.active === true && (await outside.hasAddress(host)))
    if (missing === null) free.push(host)
    else deployment.say(`${host}: yours to do: ${missing}. Then run this again`)
  }
  return free
}

function sayUnaccounted({ configuration, say }: Deployment): void {
  for (const { host, file } of hostsOf(configuration))
    say(`${host} (${file}): would become a custom domain of the Worker, once its domain is in the account`)
}

function sayUnlisted({ configuration, say }: Deployment, zones: readonly Zone[]): void {
  for (const { host, file } of unlisted(hostsOf(configuration), (each) => zoneOf(each, zones)))
    say(`${host}: is no host of ${file}. If the newsroom's links name it, add it there`)
}

export const hostsStep: Step = {
  title: 'Hosts',
  async run(deployment): Promise<Stop | null> {
    if (deployment.account === null) {
      sayUnaccounted(deployment)
      sayUnlisted(deployment, [])
      return null
    }
    const zones = await zonesOf(deployment.account)
    if (!Array.isArray(zones)) return zones
    const hosts = await ready(deployment, zones)
    await addDomains(hosts, deployment)
    sayUnlisted(deployment, zones)
    return null
  },
}
