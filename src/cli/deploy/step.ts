import type { Configuration } from '../content/files/configuration.ts'
import { toDocsPath } from '../content/files/to-docs-path.ts'
import type { CloudflareClient } from './cloudflare-client.ts'
import type { WranglerRun } from './run-wrangler.ts'

/** A deployment in progress: its options, and the findings of its steps so far. */
export interface Deployment {
  contentFolder: string
  configuration: Configuration
  /** True if nothing may be changed, neither locally nor at Cloudflare. */
  isDryRun: boolean
  /** True if standard output is for the report alone. */
  isJson: boolean
  /** The id of the account; `null` until it is known. A dry run does not need it. */
  accountId: string | null
  /** Runs a wrangler command for the account. */
  runWrangler(args: readonly string[]): Promise<WranglerRun>
  /** Returns the client of Cloudflare's API, which all steps share. @throws ArchiveError if nobody is logged in */
  connect(): Promise<CloudflareClient>
  /** Prints a line about what was found or done; in a dry run, about what would be done. */
  report(line: string): void
}

/** The reason why a step failed, and its remedy. */
export interface StepFailure {
  reason: string
  remedy: string
}

/** A step of deploying. It does only what is missing, so it can be run again at any time. */
export interface DeployStep {
  title: string
  run(deployment: Deployment): Promise<StepFailure | null>
}

const permissionsRemedy = `use a token of this account that has the permissions listed in ${toDocsPath('deploy.md')}`

/** Remedies for API errors that occur with a new account, by a pattern of their messages. */
const remedies: [pattern: RegExp, remedy: string][] = [
  [
    /code: 10042\b/,
    'open R2 in the Cloudflare dashboard once and accept its terms; it asks for a payment method, but costs nothing here',
  ],
  [
    /workers\.dev subdomain/,
    'open Workers & Pages in the Cloudflare dashboard once, which gives the account a workers.dev name',
  ],
  [/code: (?:10000|10001|9109|9106)\b/, permissionsRemedy],
  [/code: 10021\b/, 'run `npx wrangler deploy --dry-run`, and correct the fault that it shows'],
  [/fetch failed|ECONNREFUSED|ENOTFOUND|ETIMEDOUT/, 'check the network connection'],
]

/** Creates the failure of an action, such as `creating the R2 bucket morgue-media`, with its remedy if one is known. */
export const createStepFailure = (action: string, reason: string): StepFailure => ({
  reason: `${action} failed: ${reason}`,
  remedy:
    remedies.find(([pattern]) => pattern.test(reason))?.[1] ??
    'correct what Cloudflare names, then run `npx morgue deploy` again',
})
