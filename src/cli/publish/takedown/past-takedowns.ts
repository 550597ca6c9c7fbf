import { type ObjectStore, onUnreadableObject } from '../../../archive/objects.ts'
import { readRoot, readTakedowns } from '../../../archive/release.ts'
import type { Root } from '../../../archive/root.ts'
import type { Takedowns } from '../../../archive/takedowns.ts'
import type { BulkObjectStore } from '../store/release-store.ts'
import { mapArticleByAddressKey, mergeTakedowns } from './merge-takedowns.ts'
import { findContentShownAgain } from './shown-again.ts'

/** The takedowns of several releases, and the root digests of releases whose takedowns cannot be read. */
export interface PastTakedowns extends Takedowns {
  unreadableRootDigests: string[]
}

const noPastTakedowns: PastTakedowns = { articles: [], pictures: [], unreadableRootDigests: [] }

/** Merges the takedowns of a release into those of earlier releases. */
async function mergeTakedownsOfRelease(
  store: ObjectStore,
  pastTakedowns: PastTakedowns,
  rootDigest: string,
): Promise<PastTakedowns> {
  const takedowns = await readRoot(store, rootDigest)
    .then((root) => readTakedowns(store, root))
    .catch(onUnreadableObject(() => null))
  if (takedowns === null)
    return { ...pastTakedowns, unreadableRootDigests: [...pastTakedowns.unreadableRootDigests, rootDigest] }
  return {
    articles: mergeTakedowns(pastTakedowns.articles, takedowns.articles),
    pictures: [...new Set([...pastTakedowns.pictures, ...takedowns.pictures])],
    unreadableRootDigests: pastTakedowns.unreadableRootDigests,
  }
}

/** Returns the past takedowns, except those of articles and pictures that a later release shows again. */
async function omitContentShownAgain(
  store: BulkObjectStore,
  pastTakedowns: PastTakedowns,
  { root, currentTakedowns }: { root: Root; currentTakedowns: Takedowns },
): Promise<PastTakedowns> {
  const currentArticleByKey = mapArticleByAddressKey(currentTakedowns.articles)
  const onlyEarlierArticles = pastTakedowns.articles.filter(
    ({ addresses }) => !addresses.some((addressKey) => currentArticleByKey.has(addressKey)),
  )
  // In most archives, nothing has ever been taken down, so no shard need be read.
  if (onlyEarlierArticles.length + pastTakedowns.pictures.length === 0) return pastTakedowns
  const shownAgain = await findContentShownAgain(store, root, onlyEarlierArticles)
  return {
    articles: pastTakedowns.articles.filter((article) => !shownAgain.articles.has(article)),
    pictures: pastTakedowns.pictures.filter(
      (pictureDigest) => !shownAgain.shownPictureDigests.has(pictureDigest),
    ),
    unreadableRootDigests: pastTakedowns.unreadableRootDigests,
  }
}

/**
 * Collects the takedowns of a release and of earlier releases. Omits articles and pictures that the release shows
 * again; an article whose file was removed after it had been withheld is still taken down. Unreadable parts of the
 * release count as not shown.
 * @param earlierRootDigests newest first
 */
export async function collectPastTakedowns(
  store: BulkObjectStore,
  rootDigest: string,
  earlierRootDigests: readonly string[],
): Promise<PastTakedowns> {
  let pastTakedowns = noPastTakedowns
  for (const earlierRootDigest of earlierRootDigests.toReversed())
    pastTakedowns = await mergeTakedownsOfRelease(store, pastTakedowns, earlierRootDigest)
  const root = await readRoot(store, rootDigest).catch(onUnreadableObject(() => null))
  if (root) {
    const currentTakedowns = await readTakedowns(store, root).catch(onUnreadableObject(() => noPastTakedowns))
    pastTakedowns = await omitContentShownAgain(store, pastTakedowns, { root, currentTakedowns })
  }
  return mergeTakedownsOfRelease(store, pastTakedowns, rootDigest)
}
