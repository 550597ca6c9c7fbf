import { objectKey } from './keys.ts'
import { type ObjectStore, readObject } from './objects.ts'
import { type Root, shardDigest } from './root.ts'
import type { Entry, Shard } from './shard.ts'

/** An entry, and whether it is the only one under its folded address: no other spelling means something else. */
export interface ListedEntry {
  entry: Entry
  sole: boolean
}

/** How many shards a release has. */
export const shardCount = ({ bits }: Root): number => 1 << bits

/** The key of the `index`th shard. */
export const shardKey = (root: Root, index: number): string => objectKey('shard', shardDigest(root, index))

/** What a shard says of addresses. Identities stand under keys with `#`, and only lead to addresses of their own. */
export function* listEntries(shard: Shard): Generator<ListedEntry> {
  for (const [key, entries] of Object.entries(shard))
    if (!key.includes('#')) for (const entry of entries) yield { entry, sole: entries.length === 1 }
}

/** Everything that a release says of addresses, one shard at a time. @throws UnreadableObject */
export async function* readAllEntries(store: ObjectStore, root: Root): AsyncGenerator<ListedEntry> {
  for (let index = 0; index < shardCount(root); index++)
    yield* listEntries(await readObject<Shard>(store, shardKey(root, index)))
}
