import { formatContentCommand } from '../content/files/command-text.ts'
import type { Configuration } from '../content/files/configuration.ts'
import { toDocsPath } from '../content/files/to-docs-path.ts'
import type { CloudflareClient } from './cloudflare-client.ts'
import type { WranglerResult } from './run-wrangler.ts'

/**
 * A deployment in progress: its options, the functions that its steps use, and the account that the first step
 * chooses.
 */
export interface Deployment {
  contentFolder: string
  configuration: Configuration
  /** True if nothing may be changed, either locally or at Cloudflare. */
  isDryRun: boolean
  /** True if standard output is reserved for the JSON report. */
  isJson: boolean
  /** The account's id. `null` until the first step has chosen it, and throughout a dry run without an account. */
  accountId: string | null
  /** Runs a wrangler command, for the chosen account if there is one yet. */
  runWrangler(args: readonly string[]): Promise<WranglerResult>
  /** Returns the client for Cloudflare's API, which all steps share. @throws ArchiveError if nobody is logged in */
  connect(): Promise<CloudflareClient>
  /** Reports a line about something that a step found or did or, in a dry run, would do. */
  report(line: string): void
}

/** The reason why a step failed, and the remedy. */
export interface StepFailure {
  reason: string
  remedy: string
}

/** A step of a deployment. It does only what is still missing, so that a deployment can be repeated at any time. */
export interface DeployStep {
  title: string
  run(deployment: Deployment): Promise<StepFailure | null>
}

const permissionsRemedy = `use a token of this account that has the permissions listed in ${toDocsPath('deploy.md')}`

/** Message pattern → remedy, for errors from wrangler and the API that are common with new accounts. */
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
  [
    /code: 10021\b/,
    'undo your own changes to the program and to wrangler.toml, and install the packages again (npm ci)',
  ],
  [/fetch failed|ECONNREFUSED|ENOTFOUND|ETIMEDOUT/, 'check the network connection'],
]

/** Creates the failure of an action, such as `creating the R2 bucket morgue-media`, with the remedy for its reason. */
export const createStepFailure = (action: string, reason: string): StepFailure => ({
  reason: `${action} failed: ${reason}`,
  remedy:
    remedies.find(([pattern]) => pattern.test(reason))?.[1] ??
    `correct the problem that Cloudflare reports, then run ${formatContentCommand('deploy')} again`,
})
