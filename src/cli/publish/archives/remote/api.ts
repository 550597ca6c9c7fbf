import { setTimeout } from 'node:timers/promises'
import { Database } from 'cloudflare/resources/d1/database/database'
import { Namespaces } from 'cloudflare/resources/kv/namespaces/namespaces'
import { Objects } from 'cloudflare/resources/r2/buckets/objects'
import { createClient } from 'cloudflare/tree-shakable'
import { formatContentCommand } from '../../../content/files/command-text.ts'
import { toDocsPath } from '../../../content/files/to-docs-path.ts'
import { ArchiveError } from '../../store/archive-error.ts'
import { type ApiFailure, computeRetryDelayMs, toApiFailure } from './api-failure.ts'
import type { Credentials } from './credentials.ts'
import { createRateLimiter } from './rate-limiter.ts'

/** Timeout of a call in milliseconds, long enough for a batch over a slow connection. */
const timeoutMs = 300_000

/** Creates a client that never retries, because only the caller knows whether a call is safe to repeat. */
const createApiClient = ({ token, baseUrl }: Credentials) =>
  createClient({
    apiToken: token,
    baseURL: baseUrl,
    maxRetries: 0,
    timeout: timeoutMs,
    resources: [Namespaces, Database, Objects],
  })

type ApiClient = ReturnType<typeof createApiClient>

type ApiCall<Value> = (client: ApiClient) => PromiseLike<Value>

/**
 * Maximum number of retries of a failed call. Their delays add up to about a minute, not counting delays that
 * responses ask for.
 */
const maxRetries = 8

/** Client of Cloudflare's API that stays within the API's rate limit. */
export class CloudflareApi {
  readonly accountId: string
  readonly #client: ApiClient
  readonly #waitForTurn = createRateLimiter(setTimeout)

  constructor(credentials: Credentials) {
    this.accountId = credentials.accountId
    this.#client = createApiClient(credentials)
  }

  /**
   * Makes a single call. @returns the call's value, or a failure that may be temporary. @throws ArchiveError if the
   * call can never succeed
   */
  async callOnce<Value>(call: ApiCall<Value>): Promise<{ value: Value } | ApiFailure> {
    await this.#waitForTurn()
    try {
      return { value: await call(this.#client) }
    } catch (error) {
      const failure = toApiFailure(error)
      if (failure.kind !== 'final') return failure
      throw new ArchiveError(
        `Cloudflare rejected a request: ${failure.reason}. Check that the token has the permissions listed in ${toDocsPath('deploy.md')}. If something is missing at Cloudflare, ${formatContentCommand('deploy')} creates it`,
      )
    }
  }

  /** Waits before retry number `attempt`, counted from 0. @throws ArchiveError at once if no retries are left */
  async pauseBeforeRetry(attempt: number, failure: ApiFailure): Promise<void> {
    if (attempt >= maxRetries)
      throw new ArchiveError(
        `Cloudflare did not carry out a request: ${failure.reason}. Check the network connection, and run the command again later: nothing is uploaded twice`,
      )
    await setTimeout(computeRetryDelayMs(attempt, failure))
  }

  /**
   * Repeats a call until it succeeds. The call must be safe to repeat. @throws ArchiveError if the call can never
   * succeed, or after the last retry
   */
  async callWithRetries<Value>(call: ApiCall<Value>): Promise<Value> {
    for (let attempt = 0; ; attempt++) {
      const callResult = await this.callOnce(call)
      if ('value' in callResult) return callResult.value
      await this.pauseBeforeRetry(attempt, callResult)
    }
  }
}
