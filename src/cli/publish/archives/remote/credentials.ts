import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { formatContentCommand } from '../../../content/files/command-text.ts'
import { ArchiveError } from '../../store/archive-error.ts'
import { wranglerPath } from '../../wrangler/project-files.ts'

/** Credentials for Cloudflare's API, and its URL. */
export interface Credentials {
  token: string
  accountId: string
  /** `null` for Cloudflare's own URL. */
  baseUrl: string | null
}

/**
 * Returns the token of `wrangler login`, which wrangler renews if necessary; `null` if nobody is logged in or wrangler
 * fails.
 */
async function readLoginToken(): Promise<string | null> {
  try {
    const args = [wranglerPath, 'auth', 'token', '--json']
    const { stdout } = await promisify(execFile)(process.execPath, args)
    const { token } = JSON.parse(stdout) as { token?: string }
    return token ?? null
  } catch {
    return null
  }
}

/** Returns `CLOUDFLARE_API_TOKEN`, or else the token of `wrangler login`. @throws ArchiveError if there is neither */
export async function readApiToken(): Promise<string> {
  const token = process.env.CLOUDFLARE_API_TOKEN || (await readLoginToken())
  if (token) return token
  throw new ArchiveError(
    'nobody is logged in to Cloudflare: run `npx wrangler login`, or set CLOUDFLARE_API_TOKEN',
  )
}

/**
 * Reads the credentials as wrangler does: the account in `wrangler.toml` takes precedence over
 * `CLOUDFLARE_ACCOUNT_ID`, because the ids in that file belong to that account.
 * @throws ArchiveError if the account or the token is missing
 */
export async function readCloudflareCredentials(configuredAccountId: string | null): Promise<Credentials> {
  const { CLOUDFLARE_ACCOUNT_ID, CLOUDFLARE_API_BASE_URL: baseUrl = null } = process.env
  const accountId = configuredAccountId || CLOUDFLARE_ACCOUNT_ID
  if (!accountId)
    throw new ArchiveError(
      `wrangler.toml names no Cloudflare account: run ${formatContentCommand('deploy')}, which writes it, or set CLOUDFLARE_ACCOUNT_ID to its id`,
    )
  return { token: await readApiToken(), accountId, baseUrl }
}
