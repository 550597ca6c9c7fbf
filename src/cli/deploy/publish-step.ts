import { spawn } from 'node:child_process'
import path from 'node:path'
import { quoteForShell } from '../content/files/command-text.ts'
import { projectRoot } from '../publish/wrangler/project-files.ts'
import type { Deployment, DeployStep } from './step.ts'

/** Runs a morgue command in a child process. Its output goes to this terminal or, with `--json`, to standard error. */
function runMorgue(
  args: readonly string[],
  { accountId, isJson }: Pick<Deployment, 'accountId' | 'isJson'>,
): Promise<{ hasSucceeded: boolean }> {
  const env = { ...process.env, ...(accountId !== null && { CLOUDFLARE_ACCOUNT_ID: accountId }) }
  const mainModulePath = path.join(projectRoot, `src/cli/main${path.extname(import.meta.filename)}`)
  const morgueProcess = spawn(process.execPath, [mainModulePath, ...args], {
    stdio: ['inherit', isJson ? process.stderr : 'inherit', 'inherit'],
    env,
  })
  return new Promise((resolve) => morgueProcess.on('exit', (code) => resolve({ hasSucceeded: code === 0 })))
}

export const publishStep: DeployStep = {
  title: 'The release',
  async run({ contentFolder, isDryRun, accountId, isJson, report }) {
    const args = ['publish', '--remote', '--content', contentFolder]
    const command = `npx morgue ${args.map(quoteForShell).join(' ')}`
    if (isDryRun) report(`would run \`${command}\``)
    else if (!(await runMorgue(args, { accountId, isJson })).hasSucceeded)
      return {
        reason: 'publishing stopped, for the reason above',
        remedy: `do what is said above, then run \`${command}\`, which continues where it stopped. On the free plan, add --limit 1000 and run it again every day until it ends without an error`,
      }
    return null
  },
}
