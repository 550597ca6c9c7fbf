import { formatContentCommand } from '../content/files/command-text.ts'
import { checkHost, networkProbe } from './host-check.ts'
import { listHosts } from './hosts.ts'
import type { DeployStep } from './step.ts'

export const hostCheckStep: DeployStep = {
  title: 'The hosts from outside',
  async run({ configuration, report }) {
    const hosts = listHosts(configuration).map(({ host }) => host)
    const checks = await Promise.all(hosts.map((host) => checkHost(host, networkProbe)))
    for (const [index, check] of checks.entries())
      report(`${hosts[index]}: ${check.isServed ? 'served' : `not served yet, because ${check.reason}`}`)
    if (checks.some(({ isServed }) => !isServed))
      report(
        `new names and certificates can take some minutes: ${formatContentCommand('deploy --dry-run')} checks again. If nothing changes, follow what step 5 says about the host, and check its DNS record in the Cloudflare dashboard`,
      )
    return null
  },
}
