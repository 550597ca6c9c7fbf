import type { Root } from '../../../archive/root.ts'
import type { Entry } from '../../../archive/shard.ts'
import { readShards } from '../store/read-shards.ts'
import type { BulkObjectStore } from '../store/release-store.ts'
import { collectShardDigests, type ReleaseDifference } from './releases.ts'

/** A release whose addresses are decided. */
interface NextRelease {
  root: Pick<Root, 'shards' | 'counts'>
  addressIndex: { findEntry(address: string): Entry | null }
}

/**
 * Counts the articles that a release adds, removes and changes. Of the previous release, reads only the shards
 * that the next one does not share.
 * @throws UnreadableObject
 */
export async function countArticleChanges(
  store: BulkObjectStore,
  previous: Root,
  { root, addressIndex }: NextRelease,
): Promise<ReleaseDifference> {
  const newShardDigests = collectShardDigests(root)
  let [removed, changed] = [0, 0]
  for await (const [, shard] of readShards(store, previous, (digest) => !newShardDigests.has(digest)))
    for (const entry of Object.values(shard).flat()) {
      if (entry.kind !== 'article') continue
      const nextEntry = addressIndex.findEntry(entry.address)
      if (nextEntry?.kind !== 'article') removed++
      else if (nextEntry.digest !== entry.digest) changed++
    }
  const added = root.counts.articles - (previous.counts.articles - removed)
  return { added, removed, changed }
}
