import { checkHost, networkProbe } from './host-check.ts'
import { listHosts } from './hosts.ts'
import type { DeployStep } from './step.ts'

export const hostCheckStep: DeployStep = {
  title: 'The hosts from outside',
  async run({ configuration, report }) {
    const hosts = listHosts(configuration).map(({ host }) => host)
    const checks = await Promise.all(hosts.map((host) => checkHost(host, networkProbe)))
    for (const [index, check] of checks.entries())
      report(`${hosts[index]}: ${check.isServed ? 'served' : `not served yet: ${check.reason}`}`)
    if (checks.some(({ isServed }) => !isServed))
      report(
        'a new name or certificate can take a few minutes: `npx morgue deploy --dry-run` checks again. If that changes nothing, correct the DNS record of the name in Cloudflare',
      )
    return null
  },
}
