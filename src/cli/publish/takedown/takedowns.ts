import { onUnreadableObject } from '../../../archive/objects.ts'
import { readTakedowns } from '../../../archive/release.ts'
import { type ReleasePointer, removeFallback } from '../../../archive/release-pointer.ts'
import type { Root } from '../../../archive/root.ts'
import {
  findUndoneTakedowns,
  isWithoutTakedowns,
  noTakedowns,
  type Takedowns,
  type TakenDownArticle,
} from '../../../archive/takedowns.ts'
import type { EditionPictures } from '../pictures/edition-pictures.ts'
import type { ObjectWriter } from '../store/object-writer.ts'
import { pictureDigestOf } from '../store/picture-addresses.ts'
import type { PublicationStore } from '../store/release-store.ts'
import type { AnonymisedArticle } from './anonymised-articles.ts'
import type { WithdrawnArticle } from './withdrawn-articles.ts'
import type { WithheldPicture } from './withheld-pictures.ts'

/** The articles and pictures that a content folder takes down. */
export interface ContentTakedowns {
  anonymisedArticles: AnonymisedArticle[]
  withdrawnArticles: WithdrawnArticle[]
  withheldPictures: WithheldPicture[]
}

const compareFirstAddresses = (a: TakenDownArticle, b: TakenDownArticle) =>
  (a.addresses[0] ?? '') < (b.addresses[0] ?? '') ? -1 : 1

/** Collects the takedowns that a release of this content must record. */
export function collectTakedowns(content: ContentTakedowns): Takedowns {
  const { withdrawnArticles, anonymisedArticles, withheldPictures } = content
  const articles = [
    ...withdrawnArticles.map(({ kind, marks }) => ({ how: kind, ...marks })),
    ...anonymisedArticles.map(({ namesFingerprint, marks }) => ({
      how: `anonymised:${namesFingerprint}`,
      ...marks,
    })),
  ]
  const pictures = [...new Set(withheldPictures.map(({ digest }) => digest))].sort()
  return { articles: articles.sort(compareFirstAddresses), pictures }
}

/**
 * Adds a release's takedowns to a writer. @returns their digest; `null` if there are none, in which case nothing is
 * added
 */
export const writeTakedowns = async (takedowns: Takedowns, writer: ObjectWriter): Promise<string | null> =>
  isWithoutTakedowns(takedowns) ? null : writer.addObject('takedowns', takedowns)

/**
 * Finds the articles and pictures that a release takes down but the previous one does not.
 * @param previousRoot `null` if there is no previous release or it cannot be read; every takedown then is new
 */
export async function findNewTakedowns(
  store: PublicationStore,
  previousRoot: Root | null,
  takedowns: Takedowns,
): Promise<Takedowns> {
  const previousTakedowns =
    previousRoot && (await readTakedowns(store, previousRoot).catch(onUnreadableObject(() => null)))
  return findUndoneTakedowns(takedowns, previousTakedowns ?? noTakedowns)
}

/**
 * Removes the pointer's fallback if articles or pictures were taken down, because the previous release still shows
 * them. Otherwise, returns the same pointer.
 */
export const dropFallbackAfterTakedown = (
  pointer: ReleasePointer,
  newTakedowns: Takedowns,
): ReleasePointer => (isWithoutTakedowns(newTakedowns) ? pointer : removeFallback(pointer))

/** Numbers of articles and pictures that a publication takes down. */
export interface TakedownCounts {
  articles: number
  pictures: number
}

/** Counts the articles and pictures of takedowns. A smaller copy does not count beside its picture. */
export function countTakedowns(
  { articles, pictures }: Takedowns,
  editionPictures: readonly EditionPictures[],
): TakedownCounts {
  const copyNames = editionPictures.flatMap(({ smallerCopies }) => [...smallerCopies.values()].flat())
  const copyDigests = new Set(copyNames.map(pictureDigestOf))
  return {
    articles: articles.length,
    pictures: pictures.filter((digest) => !copyDigests.has(digest)).length,
  }
}
