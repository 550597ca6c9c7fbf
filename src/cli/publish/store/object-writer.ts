import { hash } from 'node:crypto'
import { setImmediate } from 'node:timers/promises'
import { type ObjectKind, toObjectKey } from '../../../archive/keys.ts'
import type { PublicationStore } from './release-store.ts'

/** Names objects by their bytes and writes, in batches, those that are not known to be stored. */
export class ObjectWriter {
  written = 0
  unchanged = 0
  readonly #store: PublicationStore
  readonly #known: Set<string>
  readonly #dry: boolean
  readonly #writes = new Set<Promise<void>>()
  #batch = new Map<string, string>()
  #characters = 0

  constructor(store: PublicationStore, known: Set<string>, dry: boolean) {
    this.#store = store
    this.#known = known
    this.#dry = dry
  }

  /** True when an object is known to be stored. */
  has(key: string): boolean {
    return this.#known.has(key)
  }

  /** Adds an object. @returns its digest */
  async add(kind: ObjectKind, value: object): Promise<string> {
    const text = JSON.stringify(value)
    const digest = hash('sha256', text)
    await this.addText(toObjectKey(kind, digest), () => text)
    return digest
  }

  /** Adds an object whose key is known. Its text is read only if it has to be written. */
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
    const { objects, characters } = this.#store.batch
    if (this.#batch.size >= objects || this.#characters >= characters) await this.#send()
  }

  /** Resolves when every object added so far is stored. @throws the error of a write, once none is in progress */
  async flush(): Promise<void> {
    await this.#send()
    const outcomes = await Promise.allSettled(this.#writes)
    this.#writes.clear()
    const failed = outcomes.find(({ status }) => status === 'rejected')
    if (failed?.status === 'rejected') throw failed.reason
  }

  /** Starts to write the batch, as soon as few enough are in progress. A batch that failed stops everything. */
  async #send(): Promise<void> {
    const batch = this.#batch
    this.#batch = new Map()
    this.#characters = 0
    if (batch.size === 0 || this.#dry) return
    while (this.#writes.size >= this.#store.batch.concurrent) await Promise.race(this.#writes)
    // Idle connections may have been closed during long work: a turn of the event loop lets the client see it.
    await setImmediate()
    const write = this.#store.write(batch)
    this.#writes.add(write)
    write.then(
      () => this.#writes.delete(write),
      () => {},
    )
  }
}
