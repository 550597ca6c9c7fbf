import { objectKey } from '../../../archive/keys.ts'
import { readObject } from '../../../archive/objects.ts'
import { readObjects } from '../../../archive/read-documents.ts'
import { type Root, shardDigest } from '../../../archive/root.ts'
import type { Shard } from '../../../archive/shard.ts'
import type { BulkObjectStore } from './release-store.ts'

/** As many as KV reads at once. */
const together = 100

async function readBatch(store: BulkObjectStore, digests: readonly string[]): Promise<Shard[]> {
  const keys = digests.map((digest) => objectKey('shard', digest))
  const found = store.readMany ? await readObjects<Shard>(store.readMany, keys) : null
  return Promise.all(keys.map((key) => found?.get(key) ?? readObject<Shard>(store, key)))
}

/**
 * The shards of a release with their digests, in their order, a hundred read at a time.
 * @param wanted whether a shard is to be read, by its digest
 * @throws UnreadableObject
 */
export async function* readShards(
  store: BulkObjectStore,
  root: Root,
  wanted: (digest: string) => boolean = () => true,
): AsyncGenerator<[digest: string, shard: Shard]> {
  const all = Array.from({ length: 1 << root.bits }, (_, index) => shardDigest(root, index)).filter(wanted)
  for (let first = 0; first < all.length; first += together) {
    const digests = all.slice(first, first + together)
    for (const [index, shard] of (await readBatch(store, digests)).entries())
      yield [digests[index] ?? '', shard]
  }
}
