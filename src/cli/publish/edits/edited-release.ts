import { hash } from 'node:crypto'
import { countShards, shardKeyAt } from '../../../archive/entries.ts'
import { toObjectKey } from '../../../archive/keys.ts'
import { UnreadableObject } from '../../../archive/objects.ts'
import { type Root, shardDigestAt } from '../../../archive/root.ts'
import { type Entry, type Shard, toShardIndex } from '../../../archive/shard.ts'
import { foldAddress } from '../../../model/address.ts'
import type { CollectionDocument } from '../../../model/document.ts'
import type { ArticleNeighbours } from '../../../model/neighbours.ts'
import { chunksOf, kvKeysPerRead } from '../../content/files/chunks.ts'
import type { GeneratedEntry } from '../addresses/address-plan.ts'
import type { GeneratedDocument } from '../lists/collections.ts'
import type { ObjectWriter } from '../store/object-writer.ts'
import type { PublicationStore } from '../store/release-store.ts'
import type { ArticleEdit } from './article-edit.ts'

/**
 * A stored release, edited in memory. Methods throw UnreadableObject if an object that they read is missing or
 * damaged.
 */
export class EditedRelease {
  /** Keys of objects that were read and found undamaged. */
  readonly verifiedKeys = new Set<string>()
  root: Root
  /** Numbers of entries and objects in addition to those of the stored release; negative if there are fewer. */
  addedEntryCount = 0
  addedObjectCount = 0
  readonly #store: PublicationStore
  readonly #shardByIndex = new Map<number, Shard>()
  readonly #listByAddress = new Map<string, CollectionDocument>()
  /** The texts of new objects, by key. */
  readonly #newTextByKey = new Map<string, string>()

  private constructor(store: PublicationStore, root: Root) {
    this.#store = store
    this.root = root
  }

  static async open(store: PublicationStore, rootDigest: string): Promise<EditedRelease> {
    const [rootJson = ''] = await readVerifiedTexts(store, [toObjectKey('root', rootDigest)])
    return new EditedRelease(store, JSON.parse(rootJson) as Root)
  }

  async #readTexts(keys: readonly string[]): Promise<string[]> {
    const texts = await readVerifiedTexts(this.#store, keys)
    for (const key of keys) this.verifiedKeys.add(key)
    return texts
  }

  /** Reads all shards, which also detects damage. @returns the shards whose JSON contains at least one of the texts */
  async findShardsContainingAny(texts: readonly string[]): Promise<Shard[]> {
    const matchingShards: Shard[] = []
    const shardIndexes = Array.from({ length: countShards(this.root) }, (_, position) => position)
    for (const chunk of chunksOf(shardIndexes, kvKeysPerRead)) {
      const keys = chunk.map((position) => shardKeyAt(this.root, position))
      for (const [index, shardText] of (await this.#readTexts(keys)).entries())
        if (texts.some((text) => shardText.includes(text)))
          matchingShards.push(this.#parseAndRememberShard(chunk[index] ?? -1, shardText))
    }
    return matchingShards
  }

  /** Returns the shard in memory, with its edits; if there is none, parses the text and keeps it for `write`. */
  #parseAndRememberShard(shardIndex: number, shardText: string): Shard {
    const shard = this.#shardByIndex.get(shardIndex) ?? (JSON.parse(shardText) as Shard)
    this.#shardByIndex.set(shardIndex, shard)
    return shard
  }

  /** Reads the shard to which a folded address or the key of a URL id belongs. */
  async #readShardOf(lookupKey: string): Promise<Shard> {
    const shardIndex = toShardIndex(lookupKey, this.root.bits)
    const [shardText = ''] = this.#shardByIndex.has(shardIndex)
      ? []
      : await this.#readTexts([shardKeyAt(this.root, shardIndex)])
    return this.#parseAndRememberShard(shardIndex, shardText)
  }

  /** Returns the entries under a folded address or the key of a URL id; an empty list if there are none. */
  async entriesAt(lookupKey: string): Promise<readonly Entry[]> {
    return (await this.#readShardOf(lookupKey))[lookupKey] ?? []
  }

  /** Finds the entry at an address; `null` if there is none. */
  async findEntry(address: string): Promise<Entry | null> {
    return (await this.entriesAt(foldAddress(address))).find((entry) => entry.address === address) ?? null
  }

  /** Adds entries under a key that has none. */
  async addEntries(lookupKey: string, entries: Entry[]): Promise<void> {
    const shard = await this.#readShardOf(lookupKey)
    shard[lookupKey] = entries
    this.addedEntryCount += entries.length
  }

  /** Removes the entry of a list that the release no longer contains. */
  async removeListEntry(address: string): Promise<void> {
    const key = foldAddress(address)
    const shard = await this.#readShardOf(key)
    const remainingEntries = (shard[key] ?? []).filter((entry) => entry.address !== address)
    if (remainingEntries.length > 0) shard[key] = remainingEntries
    else delete shard[key]
    this.addedEntryCount--
    this.addedObjectCount--
  }

  /**
   * Sets or, for `null`, removes the neighbours in an article's entry. Does nothing if there is no article at the
   * address.
   */
  async setNeighbours(address: string, neighbours: ArticleNeighbours | null): Promise<void> {
    const entry = await this.findEntry(address)
    if (entry?.kind !== 'article') return
    delete entry.neighbours
    if (neighbours) entry.neighbours = neighbours
  }

  /** Reads the list at an address; `null` if there is none. */
  async readList(address: string): Promise<CollectionDocument | null> {
    const entry = await this.findEntry(address)
    if (entry?.kind !== 'collection') return null
    const [listJson = ''] = await this.#readTexts([toObjectKey('collection', entry.digest)])
    return JSON.parse(listJson) as CollectionDocument
  }

  /** Reads the list at an address for editing in place; `null` if there is none. `write` writes the edited list. */
  async readListForEditing(address: string): Promise<CollectionDocument | null> {
    const list = this.#listByAddress.get(address) ?? (await this.readList(address))
    if (list) this.#listByAddress.set(address, list)
    return list
  }

  /** True if the release contains exactly this list at the list's address. */
  async hasExactList(list: GeneratedDocument): Promise<boolean> {
    const entry = await this.findEntry(list.address)
    return entry !== null && 'digest' in entry && entry.digest === hash('sha256', JSON.stringify(list))
  }

  /**
   * Adds a list's document, and updates the digest in the list's entry. @returns `newEntry`: the entry to add if the
   * list is new; otherwise `null`
   */
  async setList(list: GeneratedDocument): Promise<{ newEntry: GeneratedEntry | null }> {
    const { address, kind } = list
    const listJson = JSON.stringify(list)
    const digest = hash('sha256', listJson)
    this.#newTextByKey.set(toObjectKey(kind, digest), listJson)
    const entry = await this.findEntry(address)
    if (entry?.kind === kind) {
      entry.digest = digest
      return { newEntry: null }
    }
    this.addedObjectCount++
    return { newEntry: { address, kind, digest } }
  }

  /**
   * Replaces an article's digest with that of its edited document. @returns false if the entry is not that of
   * `articleBefore`
   */
  async tryReplaceArticleDigest({ articleBefore, articleAfter }: ArticleEdit): Promise<boolean> {
    const entry = await this.findEntry(articleBefore.summary.address)
    if (entry?.kind !== 'article' || entry.digest !== articleBefore.documentDigest) return false
    entry.digest = articleAfter.documentDigest
    return true
  }

  /** Writes the changed lists and shards, and the root. */
  async write(writer: ObjectWriter): Promise<{ rootDigest: string }> {
    for (const [address, list] of this.#listByAddress) {
      const entry = await this.findEntry(address)
      if (entry?.kind === 'collection') entry.digest = await writer.addObject('collection', list)
    }
    for (const [key, text] of this.#newTextByKey) await writer.addObjectText(key, () => text)
    const shardDigests = Array.from({ length: countShards(this.root) }, (_, shardIndex) =>
      shardDigestAt(this.root, shardIndex),
    )
    for (const [shardIndex, shard] of this.#shardByIndex)
      shardDigests[shardIndex] = await writer.addObject('shard', sortShardKeys(shard))
    const rootDigest = await writer.addObject('root', { ...this.root, shards: shardDigests.join('') })
    return { rootDigest }
  }
}

const sortShardKeys = (shard: Shard): Shard =>
  Object.fromEntries(Object.entries(shard).sort(([a], [b]) => (a < b ? -1 : 1)))

/**
 * Reads up to 100 objects as text. @throws UnreadableObject if one is missing, or does not match the digest in its key
 */
async function readVerifiedTexts(store: PublicationStore, objectKeys: readonly string[]): Promise<string[]> {
  const textByKey = await store.readMany?.(objectKeys)
  async function readVerifiedText(objectKey: string) {
    const bytes = textByKey ? null : await store.read(objectKey, { again: false })
    const text = textByKey?.get(objectKey) ?? (bytes && new TextDecoder().decode(bytes))
    if (text && objectKey.endsWith(hash('sha256', text))) return text
    throw new UnreadableObject(objectKey, 'missing or corrupt')
  }
  return Promise.all(objectKeys.map(readVerifiedText))
}
