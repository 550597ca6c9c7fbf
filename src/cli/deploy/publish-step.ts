import { spawn } from 'node:child_process'
import path from 'node:path'
import { projectRoot } from '../publish/wrangler/project-files.ts'
import type { Deployment, Step } from './step.ts'

/** Runs `morgue publish --remote` as a person would, its progress on their screen. Resolves to whether it was done. */
function publish(args: readonly string[], account: string | null): Promise<boolean> {
  const env = { ...process.env, ...(account !== null && { CLOUDFLARE_ACCOUNT_ID: account }) }
  const main = path.join(projectRoot, 'src/cli/main.ts')
  const child = spawn(process.execPath, [main, ...args], { stdio: 'inherit', env })
  return new Promise((resolve) => child.on('exit', (code) => resolve(code === 0)))
}

const argumentsFor = ({ content }: Deployment) => ['publish', '--remote', '--content', content]

export const publishStep: Step = {
  title: 'The release',
  async run(deployment) {
    const args = argumentsFor(deployment)
    const command = `npx morgue ${args.join(' ')}`
    if (deployment.dry) deployment.say(`would run \`${command}\``)
    else if (!(await publish(args, deployment.account)))
      return {
        reason: 'publishing stopped, and says why above',
        remedy: `\`${command}\` goes on where it stopped; on the free plan, add --limit 1000 and go on tomorrow`,
      }
    return null
  },
}
