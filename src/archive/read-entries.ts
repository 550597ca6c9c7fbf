import { completeEntry } from './earlier-formats.ts'
import { toObjectKey } from './keys.ts'
import { type Root, shardDigestAt } from './root.ts'
import { type Entry, findEntries, toShardIndexes } from './shard.ts'

/** Reads the entries of a folded address or an identity key. @param readShard reads the JSON of a shard at its object key */
export async function readEntries(
  root: Root,
  key: string,
  readShard: (objectKey: string) => Promise<string>,
): Promise<Entry[]> {
  for (const index of toShardIndexes(key, root)) {
    const shard = await readShard(toObjectKey('shard', shardDigestAt(root, index)))
    const entries = findEntries(shard, key)
    if (entries.length > 0) return entries.map(completeEntry)
  }
  return []
}
