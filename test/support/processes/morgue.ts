import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { projectRoot } from '../project-root.ts'

/** A command's output and exit status; `null` if it was killed. */
export interface CommandResult {
  status: number | null
  stdout: string
  stderr: string
}

const started = (args: readonly string[], env: Record<string, string>): ChildProcess =>
  spawn(process.execPath, [path.join(projectRoot, 'src/cli/main.ts'), ...args], {
    cwd: projectRoot,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })

/**
 * Runs the real command.
 * @param killed sends SIGKILL to the command when it resolves
 */
export async function morgue(
  args: readonly string[],
  env: Record<string, string> = {},
  killed?: Promise<void>,
): Promise<CommandResult> {
  const child = started(args, env)
  const said = { stdout: '', stderr: '' }
  child.stdout?.on('data', (chunk) => {
    said.stdout += chunk
  })
  child.stderr?.on('data', (chunk) => {
    said.stderr += chunk
  })
  killed?.then(() => child.kill('SIGKILL'))
  const [status] = await once(child, 'close')
  return { status, ...said }
}

/** Returns the environment variables that make `--remote` use a loopback server. */
export const remoteEnvironment = (url: string): Record<string, string> => ({
  CLOUDFLARE_API_BASE_URL: url,
  CLOUDFLARE_API_TOKEN: 'token',
  CLOUDFLARE_ACCOUNT_ID: 'account',
})
