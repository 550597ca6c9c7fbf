import { createRequire } from 'node:module'
import path from 'node:path'

const script = path.resolve(import.meta.dirname, 'end-with-parent.sh')

/** Where there is no POSIX shell, a program outlives a parent that is killed. */
const isPossible = process.platform !== 'win32'

/** A command and its arguments, such that it ends with this process. */
export const commandEndingWithParent = (command: string, args: readonly string[]): [string, string[]] =>
  isPossible ? [script, ['--run', command, ...args]] : [command, [...args]]

/** Lets the Workers runtimes that Miniflare starts, here or in a child process, end with whoever started them. */
export function endRuntimesWithParent(): void {
  if (!isPossible || process.env.MORGUE_WORKERD !== undefined) return
  const beside = createRequire(import.meta.resolve('miniflare'))
  const { default: workerd } = beside('workerd') as { default: string }
  process.env.MORGUE_WORKERD = process.env.MINIFLARE_WORKERD_PATH ?? workerd
  process.env.MINIFLARE_WORKERD_PATH = script
}
