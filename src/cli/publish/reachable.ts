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

async function addRelease(store: ObjectStore, root: string, keys: Set<string>): Promise<void> {
  const opened = await readRoot(store, root)
  keys.add(objectKey('root', root))
  const count = 1 << opened.bits
  for (let first = 0; first < count; first += together) {
    const shards = Array.from({ length: Math.min(together, count - first) }, (_, offset) => first + offset)
    await Promise.all(shards.map((index) => addShard(store, shardDigest(opened, index), keys)))
  }
}

/** The keys of every object, and the addresses of every picture, that a release reaches. @throws UnreadableObject */
export async function everyKeyOf(store: ObjectStore, root: string): Promise<Set<string>> {
  const keys = new Set<string>()
  await addRelease(store, root, keys)
  return keys
}

/** As `everyKeyOf`; those below an unreadable object are not known, and written again. */
export async function reachableKeys(store: ObjectStore, root: string | null): Promise<Set<string>> {
  const keys = new Set<string>()
  if (root === null) return keys
  try {
    await addRelease(store, root, keys)
  } catch (error) {
    if (!(error instanceof UnreadableObject)) throw error
  }
  return keys
}
