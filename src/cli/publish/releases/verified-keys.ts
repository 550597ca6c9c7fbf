import { countShards, shardKeyAt } from '../../../archive/entries.ts'
import { toObjectKey } from '../../../archive/keys.ts'
import { type ReadManyTexts, readObjectsByKey } from '../../../archive/read-documents.ts'
import type { Root } from '../../../archive/root.ts'
import { findObjectKey, type Shard } from '../../../archive/shard.ts'
import { chunksOf, kvKeysPerRead } from '../../content/files/chunks.ts'
import type { KnownKeys } from '../store/key-set.ts'
import type { BulkObjectStore } from '../store/release-store.ts'

const createBulkReader = (store: BulkObjectStore): ReadManyTexts =>
  store.readMany ??
  (async (keys) => {
    const readEntry = async (key: string) => {
      const bytes = await store.read(key, { again: true })
      return [key, bytes && new TextDecoder().decode(bytes)] as const
    }
    return new Map(await Promise.all(keys.map(readEntry)))
  })

/**
 * Reads all objects that are reachable from a release, and adds the keys of undamaged objects to `verifiedKeys`. Omits
 * missing and damaged objects, objects that only a missing shard refers to, and pictures, which are not in the object
 * store.
 */
export async function addVerifiedKeys(
  store: BulkObjectStore,
  rootDigest: string,
  verifiedKeys: Pick<KnownKeys, 'add'>,
): Promise<void> {
  const readMany = createBulkReader(store)
  const readAndAddKeys = async <Value>(keys: readonly string[]) => {
    const objects = await readObjectsByKey<Value>(readMany, keys)
    for (const key of objects.keys()) verifiedKeys.add(key)
    return [...objects.values()]
  }
  const [root] = await readAndAddKeys<Root>([toObjectKey('root', rootDigest)])
  if (!root) return
  if (root.takedowns) await readAndAddKeys([toObjectKey('takedowns', root.takedowns)])
  const shardKeys = Array.from({ length: countShards(root) }, (_, index) => shardKeyAt(root, index))
  for (const chunkKeys of chunksOf(shardKeys, kvKeysPerRead))
    for (const shard of await readAndAddKeys<Shard>(chunkKeys)) {
      const entries = Object.values(shard).flat()
      const documentKeys = entries.flatMap((entry) => findObjectKey(entry) ?? [])
      for (const keyChunk of chunksOf(documentKeys, kvKeysPerRead)) await readAndAddKeys(keyChunk)
    }
}
