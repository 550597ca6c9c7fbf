import { setTimeout } from 'node:timers/promises'
import { Database } from 'cloudflare/resources/d1/database/database'
import { Namespaces } from 'cloudflare/resources/kv/namespaces/namespaces'
import { Objects } from 'cloudflare/resources/r2/buckets/objects'
import { createClient } from 'cloudflare/tree-shakable'
import { ArchiveError } from '../../store/archive-error.ts'
import { type ApiFailure, retryDelay, toApiFailure } from './api-failure.ts'
import type { Credentials } from './credentials.ts'
import { createPace } from './pace.ts'

/** Long enough for a batch over a slow line. */
const timeout = 300_000

/** The library's own repetitions are off: only the caller knows whether a call may be made twice. */
const clientOf = ({ token, baseUrl }: Credentials) =>
  createClient({
    ...{ apiToken: token, baseURL: baseUrl, maxRetries: 0, timeout },
    resources: [Namespaces, Database, Objects],
  })

export type Client = ReturnType<typeof clientOf>

type Call<Value> = (client: Client) => PromiseLike<Value>

/** How often a call that may be made twice is repeated: about a minute and a half in all. */
const repetitions = 8

/** Cloudflare's API, at its pace. */
export class Api {
  readonly account: string
  readonly #client: Client
  readonly #pace = createPace(setTimeout)

  constructor(credentials: Credentials) {
    this.account = credentials.account
    this.#client = clientOf(credentials)
  }

  /** Makes a call once. @throws Refusal when the API says that it will never do this */
  async attempt<Value>(call: Call<Value>): Promise<{ value: Value } | ApiFailure> {
    await this.#pace()
    try {
      return { value: await call(this.#client) }
    } catch (error) {
      const failure = toApiFailure(error)
      if (failure.kind !== 'final') return failure
      throw new ArchiveError(
        `Cloudflare's API refuses: ${failure.reason}. Are the token's permissions, the account and the ids of wrangler.toml right? \`morgue deploy\` makes what is missing`,
      )
    }
  }

  /** Waits before the `attempt`th repetition, from 0. @throws Refusal when there were enough */
  async pause(attempt: number, failure: ApiFailure): Promise<void> {
    if (attempt >= repetitions)
      throw new ArchiveError(
        `Cloudflare's API fails: ${failure.reason}. Try again later: what was done will not be done twice`,
      )
    await setTimeout(retryDelay(attempt, failure))
  }

  /** Makes a call that may be made twice, until it succeeds. @throws Refusal */
  async call<Value>(call: Call<Value>): Promise<Value> {
    for (let attempt = 0; ; attempt++) {
      const outcome = await this.attempt(call)
      if ('value' in outcome) return outcome.value
      await this.pause(attempt, outcome)
    }
  }
}
