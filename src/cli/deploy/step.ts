import type { Configuration } from '../content/files/configuration.ts'
import type { Ran } from './wrangler.ts'

/** A deployment under way: what is asked for, and what its steps have learnt so far. */
export interface Deployment {
  content: string
  configuration: Configuration
  /** Whether nothing may be changed, here or there. */
  dry: boolean
  /** The account to work on; `null` while it is not known, which in a dry run it need not be. */
  account: string | null
  /** Runs a command of wrangler's. */
  wrangler(args: readonly string[]): Promise<Ran>
  /** Says what was found or done, or (dry) would be. */
  say(line: string): void
}

/** Why a step could not be done, and what to do about it. */
export interface Stop {
  reason: string
  remedy: string
}

/** A part of deploying that can be run again at any time: it looks first, and does what is missing. */
export interface Step {
  title: string
  run(deployment: Deployment): Promise<Stop | null>
}

const permissions =
  'the token lacks a permission, or is for another account: docs/deploy.md lists what it needs'

/** What helps against the errors of Cloudflare's API that a new account meets, by their codes. */
const remedies: [RegExp, string][] = [
  [
    /code: 10042\b/,
    'open R2 in the dashboard once and accept its terms; it needs a means of payment, and costs nothing here',
  ],
  [
    /workers\.dev subdomain/,
    'open Workers & Pages in the dashboard once: it gives the account a workers.dev name',
  ],
  [/code: (?:10000|10001|9109|9106)\b/, permissions],
  [/code: 10021\b/, 'the Worker was refused: `npx wrangler deploy --dry-run` and `npm test` say more'],
  [/fetch failed|ECONNREFUSED|ENOTFOUND|ETIMEDOUT/, 'Cloudflare could not be reached: mend the network'],
]

/** A command of wrangler's that failed, as the reason to stop. */
export const stopFor = (what: string, { reason }: Ran): Stop => ({
  reason: `${what} failed: ${reason}`,
  remedy: remedies.find(([sign]) => sign.test(reason))?.[1] ?? 'see what wrangler says',
})
