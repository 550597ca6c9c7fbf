import { hash } from 'node:crypto'
import { setImmediate } from 'node:timers/promises'
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

  /** Whether the store is known to hold an object. */
  has(key: string): boolean {
    return this.#known.has(key)
  }

  /** Adds an object; resolves to its digest. */
  async add(kind: ObjectKind, value: object): Promise<string> {
    const text = JSON.stringify(value)
    const digest = hash('sha256', text)
    await this.addText(objectKey(kind, digest), () => text)
    return digest
  }

  /** Adds an object whose key is known; its text is asked for where the store lacks it. */
  async addText(key: string, read: () => string | Promise<string>): Promise<void> {
    if (this.#known.has(key)) {
      this.unchanged++
      return
    }
    this.#known.add(key)
    this.written++
    if (this.#dry) return
    const text = await read()
    this.#batch.set(key, text)
    this.#characters += text.length
    if (this.#batch.size >= batchObjects || this.#characters >= batchCharacters) await this.flush()
  }

  /** Resolves when every object added so far is kept. */
  async flush(): Promise<void> {
    if (this.#batch.size > 0) {
      // Long work closed idle connections: a turn of the event loop lets the store see it.
      await setImmediate()
      await this.#store.write(this.#batch)
    }
    this.#batch = new Map()
    this.#characters = 0
  }
}
