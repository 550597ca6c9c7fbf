import { type Pointer, withoutFallback } from '../../archive/pointer.ts'
import { readRoot, readTakedowns } from '../../archive/release.ts'
import { broughtBack, noTakedowns, type Takedowns, takedownKey } from '../../archive/takedowns.ts'
import type { ObjectWriter } from './object-writer.ts'
import type { ReleaseStore } from './release-store.ts'
import type { Survey } from './survey.ts'

/** What a release of this content keeps back. */
export async function takedownsOf({
  withdrawn,
  anonymised,
  withheldPictures,
}: Pick<Survey, 'withdrawn' | 'anonymised' | 'withheldPictures'>): Promise<Takedowns> {
  const articles: [key: string, how: string][] = []
  for (const { address, kind } of withdrawn) articles.push([await takedownKey(address), kind])
  for (const { first, fingerprint } of anonymised)
    articles.push([await takedownKey(first), `anonymised:${fingerprint}`])
  articles.sort(([a], [b]) => (a < b ? -1 : 1))
  const pictures = [...new Set(withheldPictures.map(({ digest }) => digest))].sort()
  return { articles: Object.fromEntries(articles), pictures }
}

/** Writes what a release keeps back. @returns its digest; `null` where that is nothing */
export const writeTakedowns = async (takedowns: Takedowns, writer: ObjectWriter): Promise<string | null> =>
  Object.keys(takedowns.articles).length + takedowns.pictures.length === 0
    ? null
    : writer.add('takedowns', takedowns)

/** What a release that was published keeps back; nothing, as far as is known, where it cannot be read. */
const keptBackBy = (store: ReleaseStore, root: string): Promise<Takedowns> =>
  readRoot(store, root)
    .then((read) => readTakedowns(store, read))
    .catch(() => noTakedowns)

/** How many articles and pictures a release keeps back that the one before it shows. */
export const takenDownSince = async (
  store: ReleaseStore,
  left: string | null,
  takedowns: Takedowns,
): Promise<number> => (left === null ? 0 : broughtBack(takedowns, await keptBackBy(store, left)))

/** The pointer after a publication: a takedown leaves no release to fall back to. */
export const afterTakedown = (pointer: Pointer, takenDown: number): Pointer =>
  takenDown > 0 ? withoutFallback(pointer) : pointer
