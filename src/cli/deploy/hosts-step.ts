import { formatContentCommand } from '../content/files/command-text.ts'
import { networkProbe } from './host-check.ts'
import { describeHostTask, findUnlistedWwwCounterparts, listHosts } from './hosts.ts'
import type { Deployment, DeployStep } from './step.ts'
import { editWranglerConfiguration, readWranglerConfiguration } from './wrangler-file.ts'
import { findZone, listZones, type Zone } from './zones.ts'

async function addCustomDomains(hosts: readonly string[], { isDryRun, report }: Deployment): Promise<void> {
  if (hosts.length === 0) return
  report(`${isDryRun ? 'would write' : 'wrote'} to wrangler.toml, as custom domains: ${hosts.join(', ')}`)
  if (isDryRun) return
  await editWranglerConfiguration(({ routes = [] }) => {
    for (const pattern of hosts) routes.push({ pattern, custom_domain: true })
  })
}

/** Finds the hosts that are ready to become custom domains, and describes the other hosts, one per line. */
async function findReadyHosts(
  { configuration }: Deployment,
  zones: readonly Zone[],
): Promise<{ readyHosts: string[]; otherHostLines: string[] }> {
  const { routes = [] } = await readWranglerConfiguration()
  const customDomains = new Set(routes.map(({ pattern }) => pattern))
  const readyHosts: string[] = []
  const otherHostLines: string[] = []
  for (const { host } of listHosts(configuration)) {
    if (customDomains.has(host)) {
      otherHostLines.push(`${host}: is a custom domain in wrangler.toml`)
      continue
    }
    const zone = findZone(host, zones)
    const isInUse = zone?.isActive === true && (await networkProbe.hasAddress(host))
    const hostTask = describeHostTask(host, zone, isInUse)
    if (hostTask === null) readyHosts.push(host)
    else otherHostLines.push(`${host}: ${hostTask}. Then run ${formatContentCommand('deploy')} again`)
  }
  return { readyHosts, otherHostLines }
}

function reportHostsWithoutAccount({ configuration, report }: Deployment): void {
  for (const { host, file } of listHosts(configuration))
    report(`${host} (${file}): would become a custom domain, once its domain is in the account`)
}

function reportUnlistedWwwCounterparts({ configuration, report }: Deployment, zones: readonly Zone[]): void {
  for (const { host, file } of findUnlistedWwwCounterparts(listHosts(configuration), (listedHost) =>
    findZone(listedHost, zones),
  ))
    report(
      `${host}: is not one of the hosts in ${file}. If links to the newspaper use this host, add it to hosts in that file`,
    )
}

export const hostsStep: DeployStep = {
  title: 'Hosts',
  async run(deployment) {
    if (deployment.accountId === null) {
      reportHostsWithoutAccount(deployment)
      reportUnlistedWwwCounterparts(deployment, [])
      return null
    }
    const zonesOrFailure = await listZones(await deployment.connect(), deployment.accountId)
    if (!Array.isArray(zonesOrFailure)) return zonesOrFailure
    const { readyHosts, otherHostLines } = await findReadyHosts(deployment, zonesOrFailure)
    for (const line of otherHostLines) deployment.report(line)
    await addCustomDomains(readyHosts, deployment)
    reportUnlistedWwwCounterparts(deployment, zonesOrFailure)
    return null
  },
}
