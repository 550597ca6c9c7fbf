import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

/** Milliseconds between two looks at the launcher. */
const interval = 1000

/** A command line as npm starts a command: `sh -c morgue serve`. Its parent is npm itself. */
const npmShell = /^\S*sh -c /

/** Returns npm's process id where npm started a process's parent as a shell; else, and without `ps`, `null`. */
async function findNpmAbove(shell: number): Promise<number | null> {
  const described = promisify(execFile)('ps', ['-o', 'ppid=', '-o', 'args=', '-p', String(shell)])
  const { stdout } = await described.catch(() => ({ stdout: '' }))
  const [, parent, args = ''] = /^\s*(\d+) (.*)/.exec(stdout) ?? []
  return npmShell.test(args) ? Number(parent) : null
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/**
 * Interrupts this process (SIGTERM) within two seconds after the npm that started it has ended. `npx morgue serve` runs
 * npm, a shell and this process: npm passes SIGTERM to the shell, which ends without passing it on, and npm itself dies of
 * SIGHUP. Does nothing where no npm started the command, since a shell may end before a command in the background.
 */
export function endWithLauncher(): void {
  if (process.env.npm_lifecycle_event === undefined) return
  const parent = process.ppid
  let npm: number | null = null
  const watch = setInterval(() => {
    if (process.ppid === parent && (npm === null || isRunning(npm))) return
    clearInterval(watch)
    process.kill(process.pid, 'SIGTERM')
  }, interval).unref()
  void findNpmAbove(parent).then((found) => {
    npm = found
  })
}
