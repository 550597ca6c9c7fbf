import { type ObjectStore, onUnreadableObject } from '../../../archive/objects.ts'
import { readRoot } from '../../../archive/release.ts'
import type { PastRelease, ReleasePointer } from '../../../archive/release-pointer.ts'
import type { Root } from '../../../archive/root.ts'
import { readShards } from '../store/read-shards.ts'

/** Numbers of addresses, or of articles, that differ between a release and the previous one. */
export interface ReleaseDifference {
  added: number
  removed: number
  changed: number
}

/** A published release, with its counts and its difference from the previous one. */
export interface ReleaseDescription extends PastRelease {
  /** `null` if the release's root is unreadable. */
  counts: Root['counts'] | null
  /** Changes since the previous release; `null` for the oldest release, and if either of the two is unreadable. */
  difference: ReleaseDifference | null
}

/** Lists the releases in a pointer: the served release, then the past releases, newest first. */
export const listReleases = ({ root, publishedAt, previous }: ReleasePointer): PastRelease[] => [
  { root, publishedAt },
  ...previous,
]

/** Returns the digests of a release's shards. */
export const collectShardDigests = ({ shards }: Pick<Root, 'shards'>): ReadonlySet<string> =>
  new Set(shards.match(/.{64}/g))

/** Maps addresses to their entries, as JSON. Reads only those shards of `root` that `otherRoot` does not contain. */
async function readUnsharedEntryJson(
  store: ObjectStore,
  root: Root,
  otherRoot: Root,
): Promise<Map<string, string>> {
  const [entryJsonByAddress, otherShardDigests] = [new Map<string, string>(), collectShardDigests(otherRoot)]
  for await (const [, shard] of readShards(store, root, (digest) => !otherShardDigests.has(digest)))
    for (const entry of Object.values(shard).flat())
      entryJsonByAddress.set(entry.address, JSON.stringify(entry))
  return entryJsonByAddress
}

/**
 * Counts the addresses that differ between two releases. Reads only the shards that differ. @throws UnreadableObject
 * if one of them is damaged
 */
async function compareReleases(
  store: ObjectStore,
  laterRoot: Root,
  earlierRoot: Root,
): Promise<ReleaseDifference> {
  const laterEntryJsonByAddress = await readUnsharedEntryJson(store, laterRoot, earlierRoot)
  const earlierEntryJsonByAddress = await readUnsharedEntryJson(store, earlierRoot, laterRoot)
  const difference = { added: 0, removed: 0, changed: 0 }
  for (const [address, entryJson] of laterEntryJsonByAddress)
    if (!earlierEntryJsonByAddress.has(address)) difference.added++
    else if (earlierEntryJsonByAddress.get(address) !== entryJson) difference.changed++
  for (const address of earlierEntryJsonByAddress.keys())
    if (!laterEntryJsonByAddress.has(address)) difference.removed++
  return difference
}

const nullIfUnreadable = <Value>(promise: Promise<Value>): Promise<Value | null> =>
  promise.catch(onUnreadableObject(() => null))

/** Describes every release in a pointer. */
export async function describeReleases(
  store: ObjectStore,
  pointer: ReleasePointer,
): Promise<ReleaseDescription[]> {
  const descriptions: ReleaseDescription[] = []
  let laterRelease: { description: ReleaseDescription; root: Root | null } | null = null
  for (const release of listReleases(pointer)) {
    const root = await nullIfUnreadable(readRoot(store, release.root))
    const description: ReleaseDescription = { ...release, counts: root?.counts ?? null, difference: null }
    if (laterRelease?.root && root)
      laterRelease.description.difference = await nullIfUnreadable(
        compareReleases(store, laterRelease.root, root),
      )
    descriptions.push(description)
    laterRelease = { description, root }
  }
  return descriptions
}
