import type { Root } from '../../../archive/root.ts'
import type { Entry } from '../../../archive/shard.ts'
import { readShards } from '../store/read-shards.ts'
import type { BulkObjectStore } from '../store/release-store.ts'
import { collectShardDigests, type ReleaseDifference } from './releases.ts'

/** A release whose addresses and digests are known, although it may not be stored yet. */
interface NextRelease {
  root: Pick<Root, 'shards' | 'counts'>
  addressIndex: { findEntry(address: string): Entry | null }
}

/**
 * Counts the articles that the next release adds, removes and changes. Reads only those shards of the previous release
 * that the next one does not share.
 * @throws UnreadableObject if one of these shards is damaged
 */
export async function countArticleChanges(
  store: BulkObjectStore,
  previousRoot: Root,
  { root, addressIndex }: NextRelease,
): Promise<ReleaseDifference> {
  const nextShardDigests = collectShardDigests(root)
  let [removedCount, changedCount] = [0, 0]
  for await (const [, shard] of readShards(store, previousRoot, (digest) => !nextShardDigests.has(digest)))
    for (const entry of Object.values(shard).flat()) {
      if (entry.kind !== 'article') continue
      const nextEntry = addressIndex.findEntry(entry.address)
      if (nextEntry?.kind !== 'article') removedCount++
      else if (nextEntry.digest !== entry.digest) changedCount++
    }
  const addedCount = root.counts.articles - (previousRoot.counts.articles - removedCount)
  return { added: addedCount, removed: removedCount, changed: changedCount }
}
