import { type Outcome, outcomeFromResponse } from '../variant/outcome.ts'
import { readDirectiveSeconds, type VariantCache } from '../variant/variant-cache.ts'
import type { BoundedMemory } from './bounded-memory.ts'
import type { ResponseHead } from './respond.ts'

/** An outcome. `hit` is true if it was cached. */
export interface OutcomeWithCacheHit {
  outcome: Outcome
  hit: boolean
}

/** A remembered decision: the release, the internal path of the chosen variant, and the head of its response. */
export interface VariantDecision {
  kind: 'decision'
  releaseId: string
  path: string
  head: ResponseHead
}

/** Milliseconds to wait for a read that another request started. That request may have been aborted. */
const sharedReadTimeoutMs = 3000

const resolveNullAfter = (milliseconds: number) =>
  new Promise<null>((resolve) => setTimeout(() => resolve(null), milliseconds))

const bodySizeOf = (outcome: Outcome) => ('body' in outcome ? outcome.body.byteLength : 0)

/**
 * Reads outcomes, from memory if possible and otherwise from the cache. Concurrent misses for the same path share one
 * read.
 */
export class VariantReader {
  readonly #memory: BoundedMemory<Outcome | VariantDecision>
  readonly #pendingReadsByPath = new Map<string, Promise<OutcomeWithCacheHit>>()

  constructor(memory: BoundedMemory<Outcome | VariantDecision>) {
    this.#memory = memory
  }

  /** Returns the outcome at an internal path, or `null` if the isolate does not remember it. */
  recall(internalPath: string): Outcome | null {
    const rememberedValue = this.#memory.get(internalPath)
    return rememberedValue?.kind === 'decision' ? null : rememberedValue
  }

  remember(internalPath: string, outcome: Outcome): void {
    this.#memory.set(internalPath, outcome, bodySizeOf(outcome))
  }

  /**
   * Reads the outcome at an internal path. `waitUntil` keeps the read running if the client that started it
   * disconnects.
   * @throws VariantFailure
   */
  async read(
    internalPath: string,
    cache: VariantCache,
    waitUntil: (work: Promise<unknown>) => void,
  ): Promise<OutcomeWithCacheHit> {
    const outcome = this.recall(internalPath)
    if (outcome) return { outcome, hit: true }
    const pendingRead = this.#pendingReadsByPath.get(internalPath)
    const sharedOutcome =
      pendingRead && (await Promise.race([pendingRead, resolveNullAfter(sharedReadTimeoutMs)]))
    if (sharedOutcome) return sharedOutcome
    const newRead = this.#fetch(internalPath, cache).finally(() =>
      this.#pendingReadsByPath.delete(internalPath),
    )
    this.#pendingReadsByPath.set(internalPath, newRead)
    waitUntil(newRead.catch(() => null))
    return newRead
  }

  async #fetch(internalPath: string, cache: VariantCache): Promise<OutcomeWithCacheHit> {
    const { response, hit } = await cache.fetch(internalPath)
    const outcome = await outcomeFromResponse(response)
    const isStorable = readDirectiveSeconds(response.headers.get('cache-control'), 'max-age') > 0
    if (isStorable) this.remember(internalPath, outcome)
    return { outcome, hit }
  }
}
