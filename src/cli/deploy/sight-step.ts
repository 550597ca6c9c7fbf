import { hostsOf } from './hosts.ts'
import { outside, sightOf } from './sight.ts'
import type { Step } from './step.ts'

export const sightStep: Step = {
  title: 'What the world sees',
  async run({ configuration, say }) {
    const hosts = hostsOf(configuration)
    const sights = await Promise.all(hosts.map(({ host }) => sightOf(host, outside)))
    for (const [index, sight] of sights.entries()) {
      const { host } = hosts[index] ?? { host: '' }
      say(sight.served ? `${host}: done` : `${host}: not yet: ${sight.reason}`)
    }
    if (sights.some(({ served }) => !served))
      say('a new name or certificate can take a few minutes: `npx morgue deploy --dry-run` looks again')
    return null
  },
}
