import { hash } from 'node:crypto'
import { setImmediate } from 'node:timers/promises'
import { type ObjectKind, toObjectKey } from '../../../archive/keys.ts'
import type { KnownKeys } from './key-set.ts'
import type { PublicationStore } from './release-store.ts'

/** Names objects by the digests of their bytes, and writes those that are not known to be stored, in batches. */
export class ObjectWriter {
  writtenCount = 0
  unchangedCount = 0
  readonly #store: PublicationStore
  readonly #knownKeys: KnownKeys
  readonly #isDryRun: boolean
  readonly #pendingWrites = new Set<Promise<void>>()
  #batchTextByKey = new Map<string, string>()
  #batchCharacters = 0

  constructor(store: PublicationStore, knownKeys: KnownKeys, isDryRun: boolean) {
    this.#store = store
    this.#knownKeys = knownKeys
    this.#isDryRun = isDryRun
  }

  /** True if an object is known to be stored, or has been added. */
  has(objectKey: string): boolean {
    return this.#knownKeys.has(objectKey)
  }

  /** Adds an object. @returns the digest of its JSON */
  async addObject(kind: ObjectKind, value: object): Promise<string> {
    const objectJson = JSON.stringify(value)
    const digest = hash('sha256', objectJson)
    await this.addObjectText(toObjectKey(kind, digest), () => objectJson)
    return digest
  }

  /** Adds an object whose key is known. Calls `readText` only if the object must be written. */
  async addObjectText(objectKey: string, readText: () => string | Promise<string>): Promise<void> {
    if (this.#knownKeys.has(objectKey)) {
      this.unchangedCount++
      return
    }
    this.#knownKeys.add(objectKey)
    this.writtenCount++
    if (this.#isDryRun) return
    const objectJson = await readText()
    this.#batchTextByKey.set(objectKey, objectJson)
    this.#batchCharacters += objectJson.length
    const { maxObjects, maxCharacters } = this.#store.batchLimits
    if (this.#batchTextByKey.size >= maxObjects || this.#batchCharacters >= maxCharacters)
      await this.#sendBatch()
  }

  /**
   * Sends the last batch, and waits until every added object is stored. @throws the error of a failed write, once all
   * writes have ended
   */
  async flush(): Promise<void> {
    await this.#sendBatch()
    const outcomes = await Promise.allSettled(this.#pendingWrites)
    this.#pendingWrites.clear()
    const failedWrite = outcomes.find(({ status }) => status === 'rejected')
    if (failedWrite?.status === 'rejected') throw failedWrite.reason
  }

  /**
   * Starts writing the batch as soon as fewer than the maximum number of batches are in progress. If an earlier write
   * failed, throws its error instead.
   */
  async #sendBatch(): Promise<void> {
    const textByKey = this.#batchTextByKey
    this.#batchTextByKey = new Map()
    this.#batchCharacters = 0
    if (textByKey.size === 0 || this.#isDryRun) return
    while (this.#pendingWrites.size >= this.#store.batchLimits.maxConcurrentBatches)
      await Promise.race(this.#pendingWrites)
    // The server may have closed idle connections in the meantime; a turn of the event loop lets the client notice.
    await setImmediate()
    const batchWrite = this.#store.writeObjects(textByKey)
    this.#pendingWrites.add(batchWrite)
    batchWrite.then(
      () => this.#pendingWrites.delete(batchWrite),
      () => {},
    )
  }
}
