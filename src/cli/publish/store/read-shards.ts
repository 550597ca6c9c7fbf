import { countShards } from '../../../archive/entries.ts'
import { toObjectKey } from '../../../archive/keys.ts'
import { type Root, shardDigestAt } from '../../../archive/root.ts'
import type { Shard } from '../../../archive/shard.ts'
import { chunksOf, kvKeysPerRead } from '../../content/files/chunks.ts'
import { readObjectsInBulk, readObjectsOrNulls } from './read-in-bulk.ts'
import type { BulkObjectStore } from './release-store.ts'

const listShardDigests = (root: Root) =>
  Array.from({ length: countShards(root) }, (_, index) => shardDigestAt(root, index))

const toShardKey = (digest: string) => toObjectKey('shard', digest)

/**
 * Yields the shards of a release with their digests, in order. Reads a hundred shards at a time.
 * @param isWanted selects shards by their digests
 * @throws UnreadableObject if a wanted shard is missing or damaged
 */
export async function* readShards(
  store: BulkObjectStore,
  root: Root,
  isWanted: (digest: string) => boolean = () => true,
): AsyncGenerator<[digest: string, shard: Shard]> {
  const wantedDigests = listShardDigests(root).filter(isWanted)
  for (const digests of chunksOf(wantedDigests, kvKeysPerRead)) {
    const shards = await readObjectsInBulk<Shard>(store, digests.map(toShardKey))
    for (const [index, digest] of digests.entries()) {
      const shard = shards[index]
      if (shard) yield [digest, shard]
    }
  }
}

/** Yields the shards of a release in order, except missing and damaged ones. */
export async function* readUndamagedShards(store: BulkObjectStore, root: Root): AsyncGenerator<Shard> {
  for (const digests of chunksOf(listShardDigests(root), kvKeysPerRead))
    for (const shard of await readObjectsOrNulls<Shard>(store, digests.map(toShardKey)))
      if (shard) yield shard
}
