import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { ArchiveError } from '../../store/archive-error.ts'
import type { BoundResources } from '../../wrangler/bound-resources.ts'
import { wranglerPath } from '../../wrangler/project-files.ts'

/** What the API is called with. */
export interface Credentials {
  token: string
  account: string
  /** `null` for Cloudflare's own. */
  baseUrl: string | null
}

/** The token of `wrangler login`, renewed by wrangler where it must be; `null` when there is none. */
async function loginToken(): Promise<string | null> {
  const args = [wranglerPath, 'auth', 'token', '--json']
  try {
    const { stdout } = await promisify(execFile)(process.execPath, args)
    const { token } = JSON.parse(stdout) as { token?: string }
    return token ?? null
  } catch {
    return null
  }
}

/** From `CLOUDFLARE_API_TOKEN` or `wrangler login`. @throws Refusal when there is none */
export async function readToken(): Promise<string> {
  const token = process.env.CLOUDFLARE_API_TOKEN || (await loginToken())
  if (token) return token
  throw new ArchiveError('nobody is logged in: set CLOUDFLARE_API_TOKEN, or run `npx wrangler login`')
}

/**
 * The token, `account_id` of `wrangler.toml` or `CLOUDFLARE_ACCOUNT_ID`, and `CLOUDFLARE_API_BASE_URL`, as wrangler reads
 * them: the file before the environment, since its ids are of that account.
 * @throws Refusal when one is missing
 */
export async function readCredentials({ account: bound }: BoundResources): Promise<Credentials> {
  const { CLOUDFLARE_ACCOUNT_ID, CLOUDFLARE_API_BASE_URL: baseUrl = null } = process.env
  const account = bound || CLOUDFLARE_ACCOUNT_ID
  if (!account)
    throw new ArchiveError(
      'name the account: CLOUDFLARE_ACCOUNT_ID, or account_id in wrangler.toml (`npx wrangler whoami` lists it)',
    )
  return { token: await readToken(), account, baseUrl }
}
