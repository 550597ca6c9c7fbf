import { catchUnreadable } from '../../../archive/objects.ts'
import { readRoot, readTakedowns } from '../../../archive/release.ts'
import { type ReleasePointer, withoutFallback } from '../../../archive/release-pointer.ts'
import {
  countRestored,
  noTakedowns,
  type Takedowns,
  type TakenDownArticle,
} from '../../../archive/takedowns.ts'
import type { ObjectWriter } from '../store/object-writer.ts'
import type { ReleaseStore } from '../store/release-store.ts'
import type { AnonymisedArticle } from './anonymised-articles.ts'
import type { WithdrawnArticle } from './withdrawn-articles.ts'
import type { WithheldPicture } from './withheld-pictures.ts'

const byAddress = (a: TakenDownArticle, b: TakenDownArticle) =>
  (a.addresses[0] ?? '') < (b.addresses[0] ?? '') ? -1 : 1

/** Articles and pictures that a content folder takes down. */
export interface ContentTakedowns {
  /** Articles whose names are replaced. */
  anonymised: AnonymisedArticle[]
  /** Articles that are not shown. */
  withdrawn: WithdrawnArticle[]
  withheldPictures: WithheldPicture[]
}

/** Collects the takedowns that a release of this content records. */
export function collectTakedowns({ withdrawn, anonymised, withheldPictures }: ContentTakedowns): Takedowns {
  const articles = [
    ...withdrawn.map(({ kind, record }) => ({ how: kind, ...record })),
    ...anonymised.map(({ fingerprint, record }) => ({ how: `anonymised:${fingerprint}`, ...record })),
  ]
  const pictures = [...new Set(withheldPictures.map(({ digest }) => digest))].sort()
  return { articles: articles.sort(byAddress), pictures }
}

/** Writes what a release keeps back. @returns its digest; `null` where that is nothing */
export const writeTakedowns = async (takedowns: Takedowns, writer: ObjectWriter): Promise<string | null> =>
  takedowns.articles.length + takedowns.pictures.length === 0 ? null : writer.add('takedowns', takedowns)

/** What a release that was published keeps back; nothing, as far as is known, where it cannot be read. */
const keptBackBy = (store: ReleaseStore, root: string): Promise<Takedowns> =>
  readRoot(store, root)
    .then((read) => readTakedowns(store, read))
    .catch(catchUnreadable(() => noTakedowns))

/** How many articles and pictures a release keeps back that the one before it shows. */
export const countTakedowns = async (
  store: ReleaseStore,
  left: string | null,
  takedowns: Takedowns,
): Promise<number> => (left === null ? 0 : countRestored(takedowns, await keptBackBy(store, left)))

/** The pointer after a publication: a takedown leaves no release to fall back to. */
export const dropFallbackAfter = (pointer: ReleasePointer, takenDown: number): ReleasePointer =>
  takenDown > 0 ? withoutFallback(pointer) : pointer
