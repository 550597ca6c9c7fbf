import { ifUnreadable, type ObjectStore } from '../../../archive/objects.ts'
import type { PastRelease, Pointer } from '../../../archive/pointer.ts'
import { readRoot } from '../../../archive/release.ts'
import type { Root } from '../../../archive/root.ts'
import type { Entry } from '../../../archive/shard.ts'
import { eachShard } from '../store/each-shard.ts'

/** By how many addresses a release differs from the one before it. */
export interface Difference {
  added: number
  removed: number
  changed: number
}

/** A release that was published. */
export interface KnownRelease extends PastRelease {
  /** `null` where it cannot be read any more. */
  counts: Root['counts'] | null
  /** `null` for the oldest, and where either cannot be read. */
  difference: Difference | null
}

/** The releases that a pointer names, newest first; the first is the one that is served. */
export const releasesOf = ({ root, publishedAt, previous }: Pointer): PastRelease[] => [
  { root, publishedAt },
  ...previous,
]

const digestsOf = ({ shards }: Root) => new Set(shards.match(/.{64}/g))

/** Address → what is there, in those shards that the other release does not have. */
async function entriesBeside(store: ObjectStore, root: Root, other: Root): Promise<Map<string, string>> {
  const [found, theirs] = [new Map<string, string>(), digestsOf(other)]
  const identity = (entry: Entry) => JSON.stringify(entry)
  for await (const [, shard] of eachShard(store, root, (digest) => !theirs.has(digest)))
    for (const entry of Object.values(shard).flat()) found.set(entry.address, identity(entry))
  return found
}

/** By how much a release differs from another. Only shards that differ are read. @throws UnreadableObject */
export async function differenceBetween(store: ObjectStore, later: Root, earlier: Root): Promise<Difference> {
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

const orNull = <Value>(value: Promise<Value>): Promise<Value | null> => value.catch(ifUnreadable(() => null))

/** What is known of every release that a pointer names. */
export async function describeReleases(store: ObjectStore, pointer: Pointer): Promise<KnownRelease[]> {
  const known: KnownRelease[] = []
  let later: { release: KnownRelease; root: Root | null } | null = null
  for (const past of releasesOf(pointer)) {
    const root = await orNull(readRoot(store, past.root))
    const release: KnownRelease = { ...past, counts: root?.counts ?? null, difference: null }
    if (later?.root && root)
      later.release.difference = await orNull(differenceBetween(store, later.root, root))
    known.push(release)
    later = { release, root }
  }
  return known
}
