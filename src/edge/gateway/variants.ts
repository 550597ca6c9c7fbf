import { secondsOf, type VariantCache } from '../variant/cache.ts'
import { availableHeader } from '../variant/render.ts'
import { Memory } from './memory.ts'

/** A variant as plain values: what may be kept from one request to another. */
export interface Variant {
  status: number
  /** `Variant`'s own headers, in lower case. */
  headers: ReadonlyMap<string, string>
  body: ArrayBuffer
  /** Names of the representations that the resource has; empty where there is no document. */
  available: readonly string[]
  /** Whether this is an exact answer of its release, not a failure. */
  lasting: boolean
}

/** How long to wait for another request's read, in milliseconds: that request may have been given up. */
const sharedPatience = 3000

const memoryBytes = 24 * 1024 * 1024

async function toVariant(response: Response): Promise<Variant> {
  return {
    status: response.status,
    headers: new Map(response.headers),
    body: await response.arrayBuffer(),
    available: response.headers.get(availableHeader)?.split(' ') ?? [],
    lasting: secondsOf(response.headers.get('cache-control'), 'max-age') > 0,
  }
}

const after = (milliseconds: number) =>
  new Promise<null>((resolve) => setTimeout(() => resolve(null), milliseconds))

/** The isolate's way to its variants: a memory of hot ones, then the cache, concurrent misses collapsed into one. */
export class Variants {
  readonly #memory = new Memory<Variant>(memoryBytes)
  readonly #underway = new Map<string, Promise<{ variant: Variant; hit: boolean }>>()

  /** The variant at an internal path when the isolate remembers it. */
  remembered(path: string): Variant | null {
    return this.#memory.get(path)
  }

  /** The variant at an internal path; `later` keeps the read alive when the client that caused it goes away. */
  async get(
    path: string,
    cache: VariantCache,
    later: (work: Promise<unknown>) => void,
  ): Promise<{ variant: Variant; hit: boolean }> {
    const variant = this.#memory.get(path)
    if (variant) return { variant, hit: true }
    const shared = this.#underway.get(path)
    const answered = shared && (await Promise.race([shared, after(sharedPatience)]))
    if (answered) return answered
    const read = this.#read(path, cache).finally(() => this.#underway.delete(path))
    this.#underway.set(path, read)
    later(read.catch(() => null))
    return read
  }

  async #read(path: string, cache: VariantCache): Promise<{ variant: Variant; hit: boolean }> {
    const { response, hit } = await cache.fetch(path)
    const variant = await toVariant(response)
    if (variant.lasting) this.#memory.set(path, variant, variant.body.byteLength)
    return { variant, hit }
  }
}
