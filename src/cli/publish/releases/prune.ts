import { isDigest } from '../../../archive/digest.ts'
import { digestFromKey } from '../../../archive/keys.ts'
import { onUnreadableObject } from '../../../archive/objects.ts'
import { readRoot, readTakedowns } from '../../../archive/release.ts'
import type { ReleasePointer } from '../../../archive/release-pointer.ts'
import { chunksOf } from '../../content/files/chunks.ts'
import { formatArchiveCommand } from '../../content/files/command-text.ts'
import { ArchiveError, createNothingPublishedError } from '../store/archive-error.ts'
import type { ReleaseStore } from '../store/release-store.ts'
import { collectPastTakedowns } from '../takedown/past-takedowns.ts'
import { findRestoredAddresses } from '../takedown/restored-addresses.ts'
import { collectReachableKeys } from './reachable-keys.ts'
import { listReleases } from './releases.ts'

export interface PruneOptions {
  /** Number of releases to keep, including the served one. */
  keptReleaseCount: number
  /** Drops every past release that shows an article or picture taken down since, and deletes even recent uploads. */
  dropsTakenDown: boolean
  isDryRun: boolean
  /** The current Unix time in seconds. */
  nowSeconds: number
}

/** Result of pruning or, in a dry run, its predicted result. */
export interface PruneReport {
  /** Numbers of releases kept and dropped. */
  kept: number
  dropped: number
  /** Number of objects and pictures deleted. */
  deleted: number
  /** Number of objects and pictures that no kept release reaches, but that were uploaded within the last day. */
  spared: number
}

/** Age in seconds below which uploads are spared, so that an interrupted publication can be resumed the next day. */
const sparedAgeSeconds = 24 * 60 * 60

/** True for a key that morgue writes. Other keys in the store are never deleted. */
const isMorgueKey = (key: string) =>
  isDigest(digestFromKey(key)) || /^\/media\/[0-9a-f]{64}\.[a-z]{3,4}$/.test(key)

/**
 * Finds the past releases that show an article or picture taken down since. An unreadable release counts as one of
 * them.
 * @throws UnreadableObject if the served release's takedowns cannot be read
 */
async function findRootsShowingTakenDown(store: ReleaseStore, pointer: ReleasePointer): Promise<Set<string>> {
  // Without this check, unreadable takedowns would mark every release.
  await readTakedowns(store, await readRoot(store, pointer.root))
  const rootDigestsToDrop = new Set<string>()
  const rootDigests = pointer.previous.map(({ root }) => root)
  for (const [releaseIndex, rootDigest] of rootDigests.entries()) {
    const pastTakedowns = await collectPastTakedowns(store, pointer.root, rootDigests.slice(0, releaseIndex))
    const restoredAddresses = await findRestoredAddresses(
      store,
      { rootDigest, servedRootDigest: pointer.root },
      pastTakedowns,
    ).catch(onUnreadableObject(() => [rootDigest]))
    if (restoredAddresses.length > 0) rootDigestsToDrop.add(rootDigest)
  }
  return rootDigestsToDrop
}

/**
 * Returns the pointer without the releases to drop and without surplus releases; the same object if there are none.
 */
function removeReleasesFromPointer(
  pointer: ReleasePointer,
  keptReleaseCount: number,
  rootDigestsToDrop: ReadonlySet<string>,
): ReleasePointer {
  const keptPastReleases = pointer.previous
    .filter(({ root }) => !rootDigestsToDrop.has(root))
    .slice(0, keptReleaseCount - 1)
  const fallback =
    pointer.fallback !== null && rootDigestsToDrop.has(pointer.fallback) ? null : pointer.fallback
  if (keptPastReleases.length === pointer.previous.length) return pointer
  return { ...pointer, sequence: pointer.sequence + 1, fallback, previous: keptPastReleases }
}

/**
 * Collects the keys that are reachable from the releases in a pointer. @throws ArchiveError if one of the releases
 * cannot be read completely
 */
async function collectKeptKeys(store: ReleaseStore, pointer: ReleasePointer): Promise<Set<string>> {
  const rootDigests = new Set(listReleases(pointer).map(({ root }) => root))
  if (pointer.fallback !== null) rootDigests.add(pointer.fallback)
  return collectReachableKeys(store, ...rootDigests).catch(
    onUnreadableObject((error) => {
      throw new ArchiveError(
        `nothing was deleted, because a part of a release to keep is missing or damaged: run ${formatArchiveCommand('publish --repair')} first. If that does not help, keep fewer releases, such as --keep 1`,
        { cause: error },
      )
    }),
  )
}

const keysPerDeletion = 1000

/**
 * Deletes every object and picture that no kept release reaches. First removes the other releases from the pointer, so
 * that no reader is led to a deleted object.
 * @param beforeDeletion called before the pointer is written and before each batch; throws to stop the deletion
 * @throws ArchiveError if nothing was published, or a kept release cannot be read completely
 */
export async function prune(
  store: ReleaseStore,
  { keptReleaseCount, dropsTakenDown, isDryRun, nowSeconds }: PruneOptions,
  beforeDeletion: () => Promise<void>,
): Promise<PruneReport> {
  const pointer = await store.readPointer()
  if (!pointer) throw createNothingPublishedError()
  const rootDigestsToDrop = dropsTakenDown
    ? await findRootsShowingTakenDown(store, pointer)
    : new Set<string>()
  const nextPointer = removeReleasesFromPointer(pointer, keptReleaseCount, rootDigestsToDrop)
  const keptKeys = await collectKeptKeys(store, nextPointer)
  const keysToDelete: string[] = []
  let sparedCount = 0
  for await (const { key, uploadedAt } of store.listStoredObjects()) {
    if (keptKeys.has(key) || !isMorgueKey(key)) continue
    if (!dropsTakenDown && uploadedAt !== null && uploadedAt > nowSeconds - sparedAgeSeconds) sparedCount++
    else keysToDelete.push(key)
  }
  const remainingReleaseCount = nextPointer.previous.length + 1
  const report = {
    kept: remainingReleaseCount,
    dropped: pointer.previous.length + 1 - remainingReleaseCount,
    deleted: keysToDelete.length,
    spared: sparedCount,
  }
  if (isDryRun) return report
  await beforeDeletion()
  if (nextPointer !== pointer) await store.writePointer(nextPointer)
  for (const keyChunk of chunksOf(keysToDelete, keysPerDeletion)) {
    await beforeDeletion()
    await store.deleteStoredObjects(keyChunk)
  }
  return report
}
