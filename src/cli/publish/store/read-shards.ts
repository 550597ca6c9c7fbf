import { countShards } from '../../../archive/entries.ts'
import { toObjectKey } from '../../../archive/keys.ts'
import { type Root, shardDigestAt } from '../../../archive/root.ts'
import type { Shard } from '../../../archive/shard.ts'
import { chunksOf, keysPerRead } from '../../content/files/chunks.ts'
import { readInBulk } from './read-in-bulk.ts'
import type { BulkObjectStore } from './release-store.ts'

/**
 * Yields the shards of a release with their digests, in order, a hundred read at a time.
 * @param isWanted chooses shards by their digests
 * @throws UnreadableObject
 */
export async function* readShards(
  store: BulkObjectStore,
  root: Root,
  isWanted: (digest: string) => boolean = () => true,
): AsyncGenerator<[digest: string, shard: Shard]> {
  const wantedDigests = Array.from({ length: countShards(root) }, (_, index) =>
    shardDigestAt(root, index),
  ).filter(isWanted)
  for (const digests of chunksOf(wantedDigests, keysPerRead)) {
    const shards = await readInBulk<Shard>(
      store,
      digests.map((digest) => toObjectKey('shard', digest)),
    )
    for (const [index, digest] of digests.entries()) {
      const shard = shards[index]
      if (shard) yield [digest, shard]
    }
  }
}
