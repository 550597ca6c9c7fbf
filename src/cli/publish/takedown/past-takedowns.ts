import { createUnreadableCatch, type ObjectStore } from '../../../archive/objects.ts'
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

/** Adds the takedowns of a release to those of the releases before it. */
async function addTakedowns(
  store: ObjectStore,
  pastTakedowns: PastTakedowns,
  rootDigest: string,
): Promise<PastTakedowns> {
  const takedowns = await readRoot(store, rootDigest)
    .then((root) => readTakedowns(store, root))
    .catch(createUnreadableCatch(() => null))
  if (takedowns === null)
    return { ...pastTakedowns, unreadableRoots: [...pastTakedowns.unreadableRoots, rootDigest] }
  return {
    articles: mergeTakedowns(pastTakedowns.articles, takedowns.articles),
    pictures: [...new Set([...pastTakedowns.pictures, ...takedowns.pictures])],
    unreadableRoots: pastTakedowns.unreadableRoots,
  }
}

/** Returns the past takedowns without those of articles and pictures that a release shows again. */
async function dropTakedownsOfShownAgain(
  store: BulkObjectStore,
  pastTakedowns: PastTakedowns,
  { root, current }: { root: Root; current: Takedowns },
): Promise<PastTakedowns> {
  const currentByKey = indexByAddressKey(current.articles)
  const onlyEarlierArticles = pastTakedowns.articles.filter(
    ({ addresses }) => !addresses.some((key) => currentByKey.has(key)),
  )
  // In most archives nothing has ever been taken down, and no shard need be read.
  if (onlyEarlierArticles.length + pastTakedowns.pictures.length === 0) return pastTakedowns
  const shownAgain = await findShownAgain(store, root, onlyEarlierArticles)
  return {
    articles: pastTakedowns.articles.filter((article) => !shownAgain.articles.has(article)),
    pictures: pastTakedowns.pictures.filter((digest) => !shownAgain.pictureDigests.has(digest)),
    unreadableRoots: pastTakedowns.unreadableRoots,
  }
}

/**
 * Collects the takedowns of a release and of the releases before it, except those of articles and pictures that
 * the release shows again. An article that was withheld and whose file was removed afterwards is still taken down.
 * Unreadable parts of a damaged release count as not shown.
 * @param earlierRoots newest first
 */
export async function collectPastTakedowns(
  store: BulkObjectStore,
  rootDigest: string,
  earlierRoots: readonly string[],
): Promise<PastTakedowns> {
  let pastTakedowns = noPastTakedowns
  for (const earlierRoot of earlierRoots.toReversed())
    pastTakedowns = await addTakedowns(store, pastTakedowns, earlierRoot)
  const root = await readRoot(store, rootDigest).catch(createUnreadableCatch(() => null))
  if (root) {
    const current = await readTakedowns(store, root).catch(createUnreadableCatch(() => noPastTakedowns))
    pastTakedowns = await dropTakedownsOfShownAgain(store, pastTakedowns, { root, current })
  }
  return addTakedowns(store, pastTakedowns, rootDigest)
}
