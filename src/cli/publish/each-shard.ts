import { objectKey } from '../../archive/keys.ts'
import { type ObjectStore, readObject } from '../../archive/objects.ts'
import { type Root, shardDigest } from '../../archive/root.ts'
import type { Shard } from '../../archive/shard.ts'

/** As many as KV reads at once. */
const together = 100

/**
 * The shards of a release, in their order, a hundred read at a time.
 * @param wanted whether a shard is to be read, by its digest
 * @throws UnreadableObject
 */
export async function* eachShard(
  store: ObjectStore,
  root: Root,
  wanted: (digest: string) => boolean = () => true,
): AsyncGenerator<Shard> {
  const all = Array.from({ length: 1 << root.bits }, (_, index) => shardDigest(root, index)).filter(wanted)
  for (let first = 0; first < all.length; first += together)
    yield* await Promise.all(
      all
        .slice(first, first + together)
        .map((digest) => readObject<Shard>(store, objectKey('shard', digest))),
    )
}
