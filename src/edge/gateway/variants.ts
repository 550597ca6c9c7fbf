import { fromResponse, type Outcome } from '../variant/outcome.ts'
import { directiveSeconds, type VariantCache } from '../variant/variant-cache.ts'
import { Memory } from './memory.ts'

/** An outcome, and whether it was stored before. */
export interface StoredOutcome {
  outcome: Outcome
  hit: boolean
}

/** Milliseconds to wait for the read of another request, which may have been abandoned. */
const sharedReadTimeout = 3000

const memoryBytes = 24 * 1024 * 1024

const resolveAfter = (milliseconds: number) =>
  new Promise<null>((resolve) => setTimeout(() => resolve(null), milliseconds))

const sizeOf = (outcome: Outcome) => ('body' in outcome ? outcome.body.byteLength : 0)

/** Reads outcomes: from a memory of the recent ones, else from the cache, with concurrent misses collapsed into one. */
export class Variants {
  readonly #memory = new Memory<Outcome>(memoryBytes)
  readonly #pending = new Map<string, Promise<StoredOutcome>>()

  /** The outcome at an internal path if the isolate remembers it. */
  recall(path: string): Outcome | null {
    return this.#memory.get(path)
  }

  /** Remembers an outcome. */
  remember(path: string, outcome: Outcome): void {
    this.#memory.set(path, outcome, sizeOf(outcome))
  }

  /**
   * The outcome at an internal path; `waitUntil` keeps the read alive when the client that caused it disconnects.
   * @throws VariantFailure
   */
  async read(
    path: string,
    cache: VariantCache,
    waitUntil: (work: Promise<unknown>) => void,
  ): Promise<StoredOutcome> {
    const outcome = this.#memory.get(path)
    if (outcome) return { outcome, hit: true }
    const pending = this.#pending.get(path)
    const shared = pending && (await Promise.race([pending, resolveAfter(sharedReadTimeout)]))
    if (shared) return shared
    const read = this.#fetch(path, cache).finally(() => this.#pending.delete(path))
    this.#pending.set(path, read)
    waitUntil(read.catch(() => null))
    return read
  }

  async #fetch(path: string, cache: VariantCache): Promise<StoredOutcome> {
    const { response, hit } = await cache.fetch(path)
    const outcome = await fromResponse(response)
    const isStorable = directiveSeconds(response.headers.get('cache-control'), 'max-age') > 0
    if (isStorable) this.remember(path, outcome)
    return { outcome, hit }
  }
}
