import { catchUnreadable, type ObjectStore } from '../../../archive/objects.ts'
import { readRoot, readTakedowns } from '../../../archive/release.ts'
import type { Root } from '../../../archive/root.ts'
import type { Takedowns } from '../../../archive/takedowns.ts'
import type { BulkObjectStore } from '../store/release-store.ts'
import { indexByAddressKey, mergeTakedowns } from './merge-takedowns.ts'
import { findShownAgain } from './shown-again.ts'

/** The takedowns of several releases, and the roots of releases whose takedowns cannot be read. */
export interface PastTakedowns extends Takedowns {
  unreadableRoots: string[]
}

const noPastTakedowns: PastTakedowns = { articles: [], pictures: [], unreadableRoots: [] }

/** Adds the takedowns of a release to those of releases before it. */
async function addTakedowns(store: ObjectStore, past: PastTakedowns, digest: string): Promise<PastTakedowns> {
  const takedowns = await readRoot(store, digest)
    .then((root) => readTakedowns(store, root))
    .catch(catchUnreadable(() => null))
  if (takedowns === null) return { ...past, unreadableRoots: [...past.unreadableRoots, digest] }
  return {
    articles: mergeTakedowns(past.articles, takedowns.articles),
    pictures: [...new Set([...past.pictures, ...takedowns.pictures])],
    unreadableRoots: past.unreadableRoots,
  }
}

/** Returns the takedowns of earlier releases, without those of articles and pictures that a release shows again. */
async function dropShownAgain(
  store: BulkObjectStore,
  past: PastTakedowns,
  { root, current }: { root: Root; current: Takedowns },
): Promise<PastTakedowns> {
  const currentByKey = indexByAddressKey(current.articles)
  const onlyBefore = past.articles.filter(({ addresses }) => !addresses.some((key) => currentByKey.has(key)))
  // In most archives nothing has ever been taken down, and no shard need be read.
  if (onlyBefore.length + past.pictures.length === 0) return past
  const shownAgain = await findShownAgain(store, root, onlyBefore)
  return {
    articles: past.articles.filter((article) => !shownAgain.articles.has(article)),
    pictures: past.pictures.filter((digest) => !shownAgain.pictures.has(digest)),
    unreadableRoots: past.unreadableRoots,
  }
}

/**
 * Collects the takedowns of a release and of those before it, without articles and pictures that the release shows
 * again. An article that was withheld and whose file was removed afterwards is still taken down. Unreadable parts of a
 * damaged release count as not shown.
 * @param before roots, newest first
 */
export async function collectPastTakedowns(
  store: BulkObjectStore,
  digest: string,
  before: readonly string[],
): Promise<PastTakedowns> {
  let past = noPastTakedowns
  for (const earlier of before.toReversed()) past = await addTakedowns(store, past, earlier)
  const root = await readRoot(store, digest).catch(catchUnreadable(() => null))
  if (root) {
    const current = await readTakedowns(store, root).catch(catchUnreadable(() => noPastTakedowns))
    past = await dropShownAgain(store, past, { root, current })
  }
  return addTakedowns(store, past, digest)
}
