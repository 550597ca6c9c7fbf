import { upgradeEntry } from './earlier-formats.ts'
import { toObjectKey } from './keys.ts'
import { type ObjectStore, readBytes } from './objects.ts'
import { type Root, shardDigestAt } from './root.ts'
import { type Entry, findEntries, listCandidateShardIndexes } from './shard.ts'

/** Reads the entries at a folded address or at a URL id's key; empty if there are none. @throws UnreadableObject */
export async function readEntries(store: ObjectStore, root: Root, entryKey: string): Promise<Entry[]> {
  for (const shardIndex of listCandidateShardIndexes(entryKey, root)) {
    const shardBytes = await readBytes(store, toObjectKey('shard', shardDigestAt(root, shardIndex)))
    const entries = findEntries(new Uint8Array(shardBytes), entryKey)
    if (entries.length > 0) return entries.map(upgradeEntry)
  }
  return []
}
