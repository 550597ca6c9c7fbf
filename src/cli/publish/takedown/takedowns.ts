import { onUnreadableObject } from '../../../archive/objects.ts'
import { readTakedowns } from '../../../archive/release.ts'
import { type ReleasePointer, removeFallback } from '../../../archive/release-pointer.ts'
import type { Root } from '../../../archive/root.ts'
import {
  countUndoneTakedowns,
  noTakedowns,
  type Takedowns,
  type TakenDownArticle,
} from '../../../archive/takedowns.ts'
import type { ObjectWriter } from '../store/object-writer.ts'
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
  takedowns.articles.length + takedowns.pictures.length === 0
    ? null
    : writer.addObject('takedowns', takedowns)

/**
 * Counts the articles and pictures that a release takes down but the previous one does not.
 * @param previousRoot `null` if there is no previous release or it cannot be read; every takedown then counts
 */
export async function countNewTakedowns(
  store: PublicationStore,
  previousRoot: Root | null,
  takedowns: Takedowns,
): Promise<number> {
  const previousTakedowns =
    previousRoot && (await readTakedowns(store, previousRoot).catch(onUnreadableObject(() => null)))
  return countUndoneTakedowns(takedowns, previousTakedowns ?? noTakedowns)
}

/**
 * Removes the pointer's fallback if articles or pictures were taken down, because the previous release still shows
 * them. Otherwise, returns the same pointer.
 */
export const dropFallbackAfterTakedown = (pointer: ReleasePointer, takenDownCount: number): ReleasePointer =>
  takenDownCount > 0 ? removeFallback(pointer) : pointer
