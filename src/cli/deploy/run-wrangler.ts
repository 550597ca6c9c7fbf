import { execFile } from 'node:child_process'
import path from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import { findDeployedConfigurationPath, wranglerPath } from '../publish/wrangler/project-files.ts'
import { extractWranglerError } from '../publish/wrangler/wrangler-error.ts'

/** The result of a wrangler command. */
export interface WranglerResult {
  hasSucceeded: boolean
  output: string
  /** Wrangler's error message; empty after a success. */
  reason: string
}

/**
 * Runs wrangler non-interactively with the deployed Worker's configuration. @param accountId `null` if the account is
 * not known yet
 */
export function runWrangler(args: readonly string[], accountId: string | null): Promise<WranglerResult> {
  const env = {
    ...process.env,
    ...(accountId !== null && { CLOUDFLARE_ACCOUNT_ID: accountId }),
    WRANGLER_SEND_METRICS: 'false',
    NO_COLOR: '1',
    FORCE_COLOR: '0',
  }
  return new Promise((resolve) => {
    const options = { cwd: path.dirname(findDeployedConfigurationPath()), env, maxBuffer: 64 * 1024 * 1024 }
    const child = execFile(process.execPath, [wranglerPath, ...args], options, (error, stdout, stderr) => {
      const output = stripVTControlCharacters(stdout)
      resolve({ hasSucceeded: !error, output, reason: error ? extractWranglerError(stdout, stderr) : '' })
    })
    child.stdin?.end()
  })
}
