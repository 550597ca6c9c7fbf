import { fromResponse, type Outcome } from '../variant/outcome.ts'
import { directiveSeconds, type VariantCache } from '../variant/variant-cache.ts'
import type { Memory } from './memory.ts'
import type { ResponseHead } from './respond.ts'

/** An outcome, and whether it was stored before. */
export interface StoredOutcome {
  outcome: Outcome
  hit: boolean
}

/** A decision made before: the internal path of the variant, and the head of its response, in one release. */
export interface Decision {
  kind: 'decision'
  releaseId: string
  path: string
  head: ResponseHead
}

/** Milliseconds to wait for the read of another request, which may have been abandoned. */
const sharedReadTimeout = 3000

const resolveAfter = (milliseconds: number) =>
  new Promise<null>((resolve) => setTimeout(() => resolve(null), milliseconds))

const sizeOf = (outcome: Outcome) => ('body' in outcome ? outcome.body.byteLength : 0)

/** Reads outcomes: from a memory of the recent ones, else from the cache, with concurrent misses collapsed into one. */
export class Variants {
  readonly #memory: Memory<Outcome | Decision>
  readonly #pending = new Map<string, Promise<StoredOutcome>>()

  constructor(memory: Memory<Outcome | Decision>) {
    this.#memory = memory
  }

  /** The outcome at an internal path if the isolate remembers it. */
  recall(path: string): Outcome | null {
    const remembered = this.#memory.get(path)
    return remembered?.kind === 'decision' ? null : remembered
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
    const outcome = this.recall(path)
    if (outcome) return { outcome, hit: true }
    const pending = this.#pending.get(path)
    const sharedOutcome = pending && (await Promise.race([pending, resolveAfter(sharedReadTimeout)]))
    if (sharedOutcome) return sharedOutcome
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
