import { isDigest } from '../../../archive/digest.ts'
import { digestFromKey } from '../../../archive/keys.ts'
import { catchUnreadable } from '../../../archive/objects.ts'
import type { ReleasePointer } from '../../../archive/release-pointer.ts'
import { ArchiveError } from '../store/archive-error.ts'
import type { ReleaseStore } from '../store/release-store.ts'
import { collectPastTakedowns } from '../takedown/past-takedowns.ts'
import { findRestoredAddresses } from '../takedown/restored-addresses.ts'
import { collectKeys } from './reachable-keys.ts'
import { listReleases } from './releases.ts'

/** What is to be pruned. */
export interface PruneOptions {
  /** How many releases are kept, the one that is served among them. */
  keep: number
  /** Drop every release that shows what was taken down since, and spare nothing that was uploaded lately. */
  withheld: boolean
  dry: boolean
  /** Unix seconds. */
  now: number
}

/** What was pruned, or (dry) would be. */
export interface PruneReport {
  /** Releases that are kept and dropped. */
  kept: number
  dropped: number
  /** Objects and pictures. */
  deleted: number
  /** Reached by no release that is kept, and spared since they were uploaded in the last day. */
  spared: number
}

/** A publication that was cut off yesterday may go on today. */
const spared = 24 * 60 * 60

/** Whether a key is one of ours: what somebody else put there is theirs. */
const isOurs = (key: string) =>
  isDigest(digestFromKey(key)) || /^\/media\/[0-9a-f]{64}\.[a-z]{3,4}$/.test(key)

/** Releases that show what was taken down since. */
async function tainted(store: ReleaseStore, pointer: ReleasePointer): Promise<Set<string>> {
  const found = new Set<string>()
  const roots = pointer.previous.map(({ root }) => root)
  for (const [index, root] of roots.entries()) {
    const keptBack = await collectPastTakedowns(store, pointer.root, roots.slice(0, index))
    const back = await findRestoredAddresses(store, { root, now: pointer.root }, keptBack).catch(
      catchUnreadable(() => [root]),
    )
    if (back.length > 0) found.add(root)
  }
  return found
}

/** The pointer that names those releases alone that are kept. */
function keeping(pointer: ReleasePointer, keep: number, dropped: ReadonlySet<string>): ReleasePointer {
  const previous = pointer.previous.filter(({ root }) => !dropped.has(root)).slice(0, keep - 1)
  const fallback = pointer.fallback !== null && dropped.has(pointer.fallback) ? null : pointer.fallback
  const changed = previous.length !== pointer.previous.length || fallback !== pointer.fallback
  return changed ? { ...pointer, sequence: pointer.sequence + 1, fallback, previous } : pointer
}

/** Every key that a pointer's releases reach. @throws Refusal when one of them cannot be read whole */
async function reached(store: ReleaseStore, pointer: ReleasePointer): Promise<Set<string>> {
  const roots = new Set(listReleases(pointer).map(({ root }) => root))
  if (pointer.fallback !== null) roots.add(pointer.fallback)
  return collectKeys(store, ...roots).catch(
    catchUnreadable((error) => {
      throw new ArchiveError(
        `nothing was deleted: what a kept release reaches is not known, since ${error.message}. Keep fewer releases, or publish with --repair`,
      )
    }),
  )
}

/** As many as are deleted in one call. */
const atOnce = 1000

/**
 * Deletes what no kept release reaches. The pointer forgets the others first, so that nothing leads to what is deleted.
 * @param announce called before anything is deleted, and before every batch; it throws when nothing may be deleted any more
 * @throws Refusal when it is not known what a kept release reaches
 */
export async function prune(
  store: ReleaseStore,
  { keep, withheld, dry, now }: PruneOptions,
  announce: () => Promise<void>,
): Promise<PruneReport> {
  const pointer = await store.readPointer()
  if (!pointer) throw new ArchiveError('nothing has been published here')
  const next = keeping(pointer, keep, withheld ? await tainted(store, pointer) : new Set())
  const keys = await reached(store, next)
  const dropped = pointer.previous.length - next.previous.length
  const outcome = { kept: next.previous.length + 1, dropped, deleted: 0, spared: 0 }
  const doomed: string[] = []
  for await (const { key, uploaded } of store.list()) {
    if (keys.has(key) || !isOurs(key)) continue
    if (!withheld && uploaded !== null && uploaded > now - spared) outcome.spared++
    else doomed.push(key)
  }
  outcome.deleted = doomed.length
  if (dry) return outcome
  await announce()
  if (next !== pointer) await store.writePointer(next)
  for (let first = 0; first < doomed.length; first += atOnce) {
    await announce()
    await store.delete(doomed.slice(first, first + atOnce))
  }
  return outcome
}
