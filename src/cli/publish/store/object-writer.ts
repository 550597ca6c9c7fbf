import { hash } from 'node:crypto'
import { setImmediate } from 'node:timers/promises'
import { type ObjectKind, objectKey } from '../../../archive/keys.ts'
import type { ReleaseStore } from './release-store.ts'

/** Names objects by their bytes and writes, in batches, those that the store is not known to hold. */
export class ObjectWriter {
  written = 0
  unchanged = 0
  readonly #store: ReleaseStore
  readonly #known: Set<string>
  readonly #dry: boolean
  readonly #underWay = new Set<Promise<void>>()
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
    const { objects, characters } = this.#store.batch
    if (this.#batch.size >= objects || this.#characters >= characters) await this.#send()
  }

  /** Resolves when every object added so far is kept. @throws what a write threw, once none is under way any more */
  async flush(): Promise<void> {
    await this.#send()
    const outcomes = await Promise.allSettled(this.#underWay)
    this.#underWay.clear()
    const failed = outcomes.find(({ status }) => status === 'rejected')
    if (failed?.status === 'rejected') throw failed.reason
  }

  /** Begins to write the batch, as soon as few enough are under way; a batch that failed stops everything. */
  async #send(): Promise<void> {
    const batch = this.#batch
    this.#batch = new Map()
    this.#characters = 0
    if (batch.size === 0 || this.#dry) return
    while (this.#underWay.size >= this.#store.batch.together) await Promise.race(this.#underWay)
    // Long work closed idle connections: a turn of the event loop lets the store see it.
    await setImmediate()
    const write = this.#store.write(batch)
    this.#underWay.add(write)
    write.then(
      () => this.#underWay.delete(write),
      () => {},
    )
  }
}
