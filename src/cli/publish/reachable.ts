import { objectKey } from '../../archive/keys.ts'
import { type ObjectStore, readObject, UnreadableObject } from '../../archive/objects.ts'
import { readRoot } from '../../archive/release.ts'
import { shardDigest } from '../../archive/root.ts'
import type { Shard } from '../../archive/shard.ts'

/** How many shards are read at a time. */
const together = 100

async function addShard(store: ObjectStore, digest: string, keys: Set<string>): Promise<void> {
  const key = objectKey('shard', digest)
  const shard = await readObject<Shard>(store, key)
  keys.add(key)
  for (const entry of Object.values(shard).flat()) {
    if ('digest' in entry) keys.add(objectKey(entry.kind, entry.digest))
    if (entry.kind === 'media') keys.add(entry.address)
  }
}

async function addRelease(
  store: ObjectStore,
  root: string,
  { keys, wanted }: { keys: Set<string>; wanted: (shard: string) => boolean },
): Promise<void> {
  const opened = await readRoot(store, root)
  keys.add(objectKey('root', root))
  if (opened.takedowns) keys.add(objectKey('takedowns', opened.takedowns))
  const shards = Array.from({ length: 1 << opened.bits }, (_, index) => shardDigest(opened, index))
  const missing = shards.filter(wanted)
  for (let first = 0; first < missing.length; first += together) {
    const some = missing.slice(first, first + together)
    await Promise.all(some.map((digest) => addShard(store, digest, keys)))
  }
}

/**
 * The keys of every object, and the addresses of every picture, that releases reach. A shard that they share is read once.
 * @throws UnreadableObject
 */
export async function everyKeyOf(store: ObjectStore, ...roots: readonly string[]): Promise<Set<string>> {
  const keys = new Set<string>()
  const wanted = (shard: string) => !keys.has(objectKey('shard', shard))
  for (const root of roots) await addRelease(store, root, { keys, wanted })
  return keys
}

/** As `everyKeyOf`, with others that are known; those below an unreadable object are not known, and written again. */
export async function reachableKeys(
  store: ObjectStore,
  root: string | null,
  others: Iterable<string> = [],
): Promise<Set<string>> {
  const keys = new Set(others)
  if (root === null) return keys
  try {
    await addRelease(store, root, { keys, wanted: () => true })
  } catch (error) {
    if (!(error instanceof UnreadableObject)) throw error
  }
  return keys
}
