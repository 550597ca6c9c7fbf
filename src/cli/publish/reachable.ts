import { readObjects } from '../../archive/bulk.ts'
import { objectKey } from '../../archive/keys.ts'
import { readObject, UnreadableObject } from '../../archive/objects.ts'
import { readRoot } from '../../archive/release.ts'
import { type Root, shardDigest } from '../../archive/root.ts'
import type { Shard } from '../../archive/shard.ts'
import type { IndexedStore } from './release-store.ts'

/** How many shards are read at a time: as many as KV reads at once. */
const together = 100

/** Shards at these keys. @throws UnreadableObject */
async function readShards(store: IndexedStore, keys: readonly string[]): Promise<Shard[]> {
  const found = store.readMany ? await readObjects<Shard>(store.readMany, keys) : null
  return Promise.all(keys.map((key) => found?.get(key) ?? readObject<Shard>(store, key)))
}

/** Every shard of a release, some at a time. @throws UnreadableObject */
export async function* shardsOf(
  store: IndexedStore,
  root: Root,
): AsyncGenerator<[keys: readonly string[], shards: readonly Shard[]]> {
  const count = 1 << root.bits
  for (let first = 0; first < count; first += together) {
    const keys = Array.from({ length: Math.min(together, count - first) }, (_, offset) =>
      objectKey('shard', shardDigest(root, first + offset)),
    )
    yield [keys, await readShards(store, keys)]
  }
}

function addShard(shard: Shard, keys: Set<string>): void {
  for (const entries of Object.values(shard))
    for (const entry of entries) {
      if ('digest' in entry) keys.add(objectKey(entry.kind, entry.digest))
      if (entry.kind === 'media') keys.add(entry.address)
    }
}

/** The keys of every object, and the addresses of every picture, that a release reaches; those below an unreadable one are not known, and written again. */
export async function reachableKeys(store: IndexedStore, root: string | null): Promise<Set<string>> {
  const keys = new Set<string>()
  if (root === null) return keys
  try {
    const opened = await readRoot(store, root)
    keys.add(objectKey('root', root))
    for await (const [own, shards] of shardsOf(store, opened)) {
      for (const key of own) keys.add(key)
      for (const shard of shards) addShard(shard, keys)
    }
  } catch (error) {
    if (!(error instanceof UnreadableObject)) throw error
  }
  return keys
}
