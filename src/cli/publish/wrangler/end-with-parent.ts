import { createRequire } from 'node:module'
import path from 'node:path'

const script = path.resolve(import.meta.dirname, 'end-with-parent.sh')

/** Without a POSIX shell, a program outlives its parent if that is killed. */
const hasShell = process.platform !== 'win32'

/** Wraps a command and its arguments so that it ends with this process. */
export const commandEndingWithParent = (command: string, args: readonly string[]): [string, string[]] =>
  hasShell ? [script, ['--run', command, ...args]] : [command, [...args]]

/** Finds the Workers runtime that Miniflare would start. */
export function findWorkersRuntime(): string {
  const requireFromMiniflare = createRequire(createRequire(import.meta.url).resolve('miniflare'))
  const { default: workerd } = requireFromMiniflare('workerd') as { default: string }
  return process.env.MORGUE_WORKERD ?? process.env.MINIFLARE_WORKERD_PATH ?? workerd
}

/**
 * Makes the Workers runtimes that Miniflare starts, in this process or a child, end with the process that started them.
 */
export function endRuntimesWithParent(): void {
  if (!hasShell || process.env.MORGUE_WORKERD !== undefined) return
  process.env.MORGUE_WORKERD = findWorkersRuntime()
  process.env.MINIFLARE_WORKERD_PATH = script
}
