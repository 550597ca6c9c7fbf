import { objectKey } from '../../../archive/keys.ts'
import { UnreadableObject } from '../../../archive/objects.ts'
import { readRoot } from '../../../archive/release.ts'
import type { Shard } from '../../../archive/shard.ts'
import { readShards } from '../store/read-shards.ts'
import type { BulkObjectStore } from '../store/release-store.ts'

function addShard(shard: Shard, keys: Set<string>): void {
  for (const entries of Object.values(shard))
    for (const entry of entries) {
      if ('digest' in entry) keys.add(objectKey(entry.kind, entry.digest))
      if (entry.kind === 'media') keys.add(entry.address)
    }
}

async function addRelease(
  store: BulkObjectStore,
  root: string,
  { keys, wanted }: { keys: Set<string>; wanted: (shard: string) => boolean },
): Promise<void> {
  const opened = await readRoot(store, root)
  keys.add(objectKey('root', root))
  if (opened.takedowns) keys.add(objectKey('takedowns', opened.takedowns))
  for await (const [digest, shard] of readShards(store, opened, wanted)) {
    keys.add(objectKey('shard', digest))
    addShard(shard, keys)
  }
}

/**
 * The keys of every object, and the addresses of every picture, that releases reach. A shard that they share is read once.
 * @throws UnreadableObject
 */
export async function collectKeys(store: BulkObjectStore, ...roots: readonly string[]): Promise<Set<string>> {
  const keys = new Set<string>()
  const wanted = (shard: string) => !keys.has(objectKey('shard', shard))
  for (const root of roots) await addRelease(store, root, { keys, wanted })
  return keys
}

/** As `everyKeyOf`, with others that are known; those below an unreadable object are not known, and written again. */
export async function collectReachableKeys(
  store: BulkObjectStore,
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
