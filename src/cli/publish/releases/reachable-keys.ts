import { toObjectKey } from '../../../archive/keys.ts'
import { UnreadableObject } from '../../../archive/objects.ts'
import { readRoot } from '../../../archive/release.ts'
import { findObjectKey, type Shard } from '../../../archive/shard.ts'
import type { KnownKeys } from '../store/key-set.ts'
import { readShards } from '../store/read-shards.ts'
import type { BulkObjectStore } from '../store/release-store.ts'

interface KeyCollector {
  keys: Pick<KnownKeys, 'add'>
  isWantedShard: (shardDigest: string) => boolean
}

function addKeysOfShard(shard: Shard, keys: KeyCollector['keys']): void {
  for (const entries of Object.values(shard))
    for (const entry of entries) {
      const objectKey = entry.kind === 'media' ? entry.address : findObjectKey(entry)
      if (objectKey !== null) keys.add(objectKey)
    }
}

async function addKeysOfRelease(
  store: BulkObjectStore,
  rootDigest: string,
  { keys, isWantedShard }: KeyCollector,
): Promise<void> {
  const root = await readRoot(store, rootDigest)
  keys.add(toObjectKey('root', rootDigest))
  if (root.takedowns) keys.add(toObjectKey('takedowns', root.takedowns))
  for await (const [shardDigest, shard] of readShards(store, root, isWantedShard)) {
    keys.add(toObjectKey('shard', shardDigest))
    addKeysOfShard(shard, keys)
  }
}

/**
 * Collects the keys of all objects and pictures that are reachable from releases. Reads each shared shard only once.
 * @throws UnreadableObject if a root or shard is damaged
 */
export async function collectReachableKeys(
  store: BulkObjectStore,
  ...rootDigests: readonly string[]
): Promise<Set<string>> {
  const keys = new Set<string>()
  const isWantedShard = (shardDigest: string) => !keys.has(toObjectKey('shard', shardDigest))
  for (const rootDigest of rootDigests) await addKeysOfRelease(store, rootDigest, { keys, isWantedShard })
  return keys
}

/**
 * Adds the keys of the objects and pictures that are reachable from a release, and stops at a root or shard that
 * cannot be read. Objects whose keys were not added are written again.
 */
export async function addKeysUntilUnreadable(
  store: BulkObjectStore,
  rootDigest: string,
  keys: Pick<KnownKeys, 'add'>,
): Promise<void> {
  try {
    await addKeysOfRelease(store, rootDigest, { keys, isWantedShard: () => true })
  } catch (error) {
    if (!(error instanceof UnreadableObject)) throw error
  }
}
