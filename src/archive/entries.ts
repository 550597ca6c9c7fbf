import { toObjectKey } from './keys.ts'
import { type ObjectStore, readObject } from './objects.ts'
import { type Root, shardDigestAt } from './root.ts'
import type { Entry, Shard } from './shard.ts'

/**
 * An entry of a shard. `matchesAllSpellings` is true if no other entry shares its folded address: every spelling of
 * the address then leads to this entry.
 */
export interface ListedEntry {
  entry: Entry
  matchesAllSpellings: boolean
}

/** Returns the number of shards of a release. */
export const countShards = ({ bits }: Root): number => 1 << bits

/** Returns the key of the shard at an index. */
export const shardKeyAt = (root: Root, shardIndex: number): string =>
  toObjectKey('shard', shardDigestAt(root, shardIndex))

/**
 * Lists the entries of a shard. Skips keys of URL ids, which contain `#`, because their entries are also listed under
 * their addresses.
 */
export function* listEntries(shard: Shard): Generator<ListedEntry> {
  for (const [key, entries] of Object.entries(shard))
    if (!key.includes('#'))
      for (const entry of entries) yield { entry, matchesAllSpellings: entries.length === 1 }
}

/** Lists a release's entries, reading one shard at a time. @throws UnreadableObject */
export async function* readAllEntries(store: ObjectStore, root: Root): AsyncGenerator<ListedEntry> {
  for (let shardIndex = 0; shardIndex < countShards(root); shardIndex++)
    yield* listEntries(await readObject<Shard>(store, shardKeyAt(root, shardIndex)))
}
