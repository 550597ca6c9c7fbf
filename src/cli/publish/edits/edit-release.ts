import { hash } from 'node:crypto'
import { countShards, shardKeyAt } from '../../../archive/entries.ts'
import { toObjectKey } from '../../../archive/keys.ts'
import { type Root, shardDigestAt } from '../../../archive/root.ts'
import { type Shard, toShardIndex } from '../../../archive/shard.ts'
import { foldAddress } from '../../../model/address.ts'
import { chunksOf, keysPerRead } from '../../content/files/chunks.ts'
import type { ObjectWriter } from '../store/object-writer.ts'
import type { PublicationStore } from '../store/release-store.ts'
import type { BodyEdit } from './body-edit.ts'

/** A release to edit: its stored root, and the shards that change, by their indexes. */
export interface EditedRelease {
  root: Root
  shards: Map<number, Shard>
}

/** Reads up to 100 objects as texts; `null` for one that is missing, or does not match the digest in its key. */
async function readTexts(store: PublicationStore, keys: readonly string[]): Promise<(string | null)[]> {
  const texts = await store.readMany?.(keys)
  const readText = async (key: string) => {
    const bytes = texts ? null : await store.read(key, { again: false })
    const text = texts?.get(key) ?? (bytes && new TextDecoder().decode(bytes))
    return text && key.endsWith(hash('sha256', text)) ? text : null
  }
  return Promise.all(keys.map(readText))
}

/** Sets an article's new digest. @returns false if its entry has changed since before the edit */
function editEntry({ shards, root: { bits } }: EditedRelease, { before, after }: BodyEdit): boolean {
  const { address } = before.summary
  const key = foldAddress(address)
  const entry = shards.get(toShardIndex(key, bits))?.[key]?.find((each) => each.address === address)
  if (entry?.kind !== 'article' || entry.digest !== before.digest) return false
  entry.digest = after.digest
  return true
}

/** Reads all shards of a root. @returns the wanted ones, by their indexes; `null` if any shard is damaged */
async function readWholeShards(
  store: PublicationStore,
  root: Root,
  wanted: ReadonlySet<number>,
): Promise<Map<number, Shard> | null> {
  const shards = new Map<number, Shard>()
  const positions = Array.from({ length: countShards(root) }, (_, position) => position)
  for (const chunk of chunksOf(positions, keysPerRead)) {
    const texts = await readTexts(
      store,
      chunk.map((position) => shardKeyAt(root, position)),
    )
    for (const [index, position] of chunk.entries()) {
      const text = texts[index]
      if (!text) return null
      if (wanted.has(position)) shards.set(position, JSON.parse(text) as Shard)
    }
  }
  return shards
}

/** Reads a release with all its shards, and edits its entries; `null` if it is damaged or contains takedowns. */
export async function readEditedRelease(
  store: PublicationStore,
  digest: string,
  edits: readonly BodyEdit[],
): Promise<EditedRelease | null> {
  const [text] = await readTexts(store, [toObjectKey('root', digest)])
  const root = text ? (JSON.parse(text) as Root) : null
  if (root === null || root.takedowns !== null) return null
  const positions = edits.map(({ before }) => toShardIndex(foldAddress(before.summary.address), root.bits))
  const shards = await readWholeShards(store, root, new Set(positions))
  const release = shards && { root, shards }
  return release && edits.every((edit) => editEntry(release, edit)) ? release : null
}

/** Writes the changed shards and the root. @returns the root's digest */
export async function writeEditedRelease(
  { root, shards }: EditedRelease,
  writer: ObjectWriter,
): Promise<string> {
  const digests = Array.from({ length: countShards(root) }, (_, position) => shardDigestAt(root, position))
  for (const [position, shard] of shards) digests[position] = await writer.add('shard', shard)
  return writer.add('root', { ...root, shards: digests.join('') })
}
