import { sha256 } from '../../archive/digest.ts'
import { type ObjectKind, objectKey } from '../../archive/keys.ts'
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
    const { objects, characters } = this.#store.batch
    if (this.#batch.size >= objects || this.#characters >= characters) await this.#send()
    return digest
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
    const write = this.#store.write(batch)
    this.#underWay.add(write)
    write.then(
      () => this.#underWay.delete(write),
      () => {},
    )
  }
}
