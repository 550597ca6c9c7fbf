import { createRequire } from 'node:module'
import path from 'node:path'
import { wranglerPath } from './project-files.ts'

const wrapperScriptPath = path.resolve(import.meta.dirname, 'end-with-parent.sh')

/** True on a system with a POSIX shell. Without one, a program outlives its parent if the parent is killed. */
const hasShell = process.platform !== 'win32'

/** Wraps a command and its arguments so that the program ends with this process. */
export const wrapToEndWithParent = (command: string, args: readonly string[]): [string, string[]] =>
  hasShell ? [wrapperScriptPath, ['--run', command, ...args]] : [command, [...args]]

/** Finds the path of the Workers runtime that Miniflare would start. */
export function findWorkersRuntimePath(): string {
  const requireFromMiniflare = createRequire(createRequire(import.meta.url).resolve('miniflare'))
  const { default: workerdPath } = requireFromMiniflare('workerd') as { default: string }
  return process.env.MORGUE_WORKERD ?? process.env.MINIFLARE_WORKERD_PATH ?? workerdPath
}

/**
 * Makes every Workers runtime that Miniflare starts, in this process or a child, end with the process that started it.
 */
export function endRuntimesWithParent(): void {
  if (!hasShell || process.env.MORGUE_WORKERD !== undefined) return
  process.env.MORGUE_WORKERD = findWorkersRuntimePath()
  process.env.MINIFLARE_WORKERD_PATH = wrapperScriptPath
}

/** Finds the path of esbuild, wrangler's bundler; `null` if there is none for this system. */
function findBundlerPath(): string | null {
  const { resolve } = createRequire(createRequire(wranglerPath).resolve('esbuild'))
  try {
    return resolve(`@esbuild/${process.platform}-${process.arch}/bin/esbuild`)
  } catch {
    return null
  }
}

/**
 * Returns environment variables that make wrangler's bundler, esbuild, end with wrangler. Otherwise, if wrangler is
 * killed during a build, esbuild waits forever for responses from wrangler's plugins.
 */
export function createBundlerEnv(): NodeJS.ProcessEnv {
  const bundlerPath = hasShell ? (process.env.ESBUILD_BINARY_PATH ?? findBundlerPath()) : null
  return bundlerPath === null ? {} : { MORGUE_ESBUILD: bundlerPath, ESBUILD_BINARY_PATH: wrapperScriptPath }
}
