import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

/** Milliseconds between two checks that npm is still running. */
const checkIntervalMs = 1000

/** Matches the command line of the shell with which npm starts a command: `sh -c morgue serve`. Its parent is npm. */
const npmShellPattern = /^\S*sh -c /

/**
 * Finds the process id of npm, given the id of the shell in which npm runs its command. Returns `null` if the process
 * is not such a shell, or if `ps` is missing.
 */
async function findNpmProcessId(shellProcessId: number): Promise<number | null> {
  const psOutput = promisify(execFile)('ps', ['-o', 'ppid=', '-o', 'args=', '-p', String(shellProcessId)])
  const { stdout } = await psOutput.catch(() => ({ stdout: '' }))
  const [, npmIdText, shellCommandLine = ''] = /^\s*(\d+) (.*)/.exec(stdout) ?? []
  return npmShellPattern.test(shellCommandLine) ? Number(npmIdText) : null
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/**
 * Sends this process SIGTERM within two seconds of the end of the npm that started it. `npx morgue serve` runs npm, a
 * shell and this process. npm passes SIGTERM to the shell, which ends without passing it on; SIGHUP ends only npm.
 * Does nothing if npm did not start the command, because a shell may end before its background commands.
 */
export function exitWhenNpmEnds(): void {
  if (process.env.npm_lifecycle_event === undefined) return
  const parentProcessId = process.ppid
  let npmProcessId: number | null = null
  const checkTimer = setInterval(() => {
    if (process.ppid === parentProcessId && (npmProcessId === null || isRunning(npmProcessId))) return
    clearInterval(checkTimer)
    process.kill(process.pid, 'SIGTERM')
  }, checkIntervalMs).unref()
  void findNpmProcessId(parentProcessId).then((foundId) => {
    npmProcessId = foundId
  })
}
