import { sha256 } from '../../archive/digest.ts'
import { type ObjectKind, objectKey } from '../../archive/keys.ts'
import type { ReleaseStore } from './release-store.ts'

const batchObjects = 200
const batchCharacters = 4_000_000

/** Names objects by their bytes and writes, in batches, those that the store is not known to hold. */
export class ObjectWriter {
  written = 0
  unchanged = 0
  readonly #store: ReleaseStore
  readonly #known: Set<string>
  readonly #dry: boolean
  #batch = new Map<string, string>()
  #characters = 0

  constructor(store: ReleaseStore, known: Set<string>, dry: boolean) {
    this.#store = store
    this.#known = known
    this.#dry = dry
  }

  /** Adds an object; resolves to its digest. */
  async add(kind: ObjectKind, value: object): Promise<string> {
    const text = JSON.stringify(value)
    const digest = await sha256(new TextEncoder().encode(text))
    const key = objectKey(kind, digest)
    if (this.#known.has(key)) {
      this.unchanged++
      return digest
    }
    this.#known.add(key)
    this.#batch.set(key, text)
    this.#characters += text.length
    this.written++
    if (this.#batch.size >= batchObjects || this.#characters >= batchCharacters) await this.flush()
    return digest
  }

  /** Resolves when every object added so far is kept. */
  async flush(): Promise<void> {
    if (this.#batch.size > 0 && !this.#dry) await this.#store.write(this.#batch)
    this.#batch = new Map()
    this.#characters = 0
  }
}
