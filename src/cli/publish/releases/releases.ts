import { catchUnreadable, type ObjectStore } from '../../../archive/objects.ts'
import { readRoot } from '../../../archive/release.ts'
import type { PastRelease, ReleasePointer } from '../../../archive/release-pointer.ts'
import type { Root } from '../../../archive/root.ts'
import type { Entry } from '../../../archive/shard.ts'
import { readShards } from '../store/read-shards.ts'

/** By how many addresses a release differs from the one before it. */
export interface ReleaseDifference {
  added: number
  removed: number
  changed: number
}

/** A release that was published. */
export interface ReleaseDescription extends PastRelease {
  /** `null` where it cannot be read any more. */
  counts: Root['counts'] | null
  /** `null` for the oldest, and where either cannot be read. */
  difference: ReleaseDifference | null
}

/** The releases that a pointer names, newest first; the first is the one that is served. */
export const listReleases = ({ root, publishedAt, previous }: ReleasePointer): PastRelease[] => [
  { root, publishedAt },
  ...previous,
]

const digestsOf = ({ shards }: Root) => new Set(shards.match(/.{64}/g))

/** Address → what is there, in those shards that the other release does not have. */
async function entriesBeside(store: ObjectStore, root: Root, other: Root): Promise<Map<string, string>> {
  const [found, theirs] = [new Map<string, string>(), digestsOf(other)]
  const identity = (entry: Entry) => JSON.stringify(entry)
  for await (const [, shard] of readShards(store, root, (digest) => !theirs.has(digest)))
    for (const entry of Object.values(shard).flat()) found.set(entry.address, identity(entry))
  return found
}

/** By how much a release differs from another. Only shards that differ are read. @throws UnreadableObject */
export async function compareReleases(
  store: ObjectStore,
  later: Root,
  earlier: Root,
): Promise<ReleaseDifference> {
  const [now, before] = [
    await entriesBeside(store, later, earlier),
    await entriesBeside(store, earlier, later),
  ]
  const difference = { added: 0, removed: 0, changed: 0 }
  for (const [address, entry] of now)
    if (!before.has(address)) difference.added++
    else if (before.get(address) !== entry) difference.changed++
  for (const address of before.keys()) if (!now.has(address)) difference.removed++
  return difference
}

const orNull = <Value>(value: Promise<Value>): Promise<Value | null> =>
  value.catch(catchUnreadable(() => null))

/** What is known of every release that a pointer names. */
export async function describeReleases(
  store: ObjectStore,
  pointer: ReleasePointer,
): Promise<ReleaseDescription[]> {
  const known: ReleaseDescription[] = []
  let later: { release: ReleaseDescription; root: Root | null } | null = null
  for (const past of listReleases(pointer)) {
    const root = await orNull(readRoot(store, past.root))
    const release: ReleaseDescription = { ...past, counts: root?.counts ?? null, difference: null }
    if (later?.root && root) later.release.difference = await orNull(compareReleases(store, later.root, root))
    known.push(release)
    later = { release, root }
  }
  return known
}
