import { createUnreadableCatch } from '../../../archive/objects.ts'
import { readTakedowns } from '../../../archive/release.ts'
import type { Root } from '../../../archive/root.ts'
import { createCoverageTest, type Takedowns } from '../../../archive/takedowns.ts'
import { type ContentFault, createFileFault } from '../../content/files/content-fault.ts'
import type { ContentFolder } from '../../content/files/content-folder.ts'
import type { BulkObjectStore } from '../store/release-store.ts'
import type { WithdrawnArticle } from '../takedown/withdrawn-articles.ts'

/** Maximum share of an edition's articles that a publication may remove without `--fewer`. */
const maxLossShare = 0.1

interface NextRelease {
  contentFolder: ContentFolder
  editions: readonly { id: string; articles: number }[]
  withdrawnArticles: readonly WithdrawnArticle[]
}

/**
 * Counts the articles of an edition that the previous release shows and the next one takes down, which do not
 * count as lost.
 */
function countTakenDown(
  { withdrawnArticles }: NextRelease,
  id: string,
  previousTakedowns: Takedowns,
): number {
  const isCovered = createCoverageTest(previousTakedowns)
  return withdrawnArticles.filter(
    ({ address, kind, marks }) => address.startsWith(`/${id}/`) && !isCovered({ how: kind, ...marks }),
  ).length
}

/**
 * Finds the editions that would lose more than a tenth of their articles: an unmounted disk looks like a folder
 * without articles.
 * @param previous the previous release; `null` if there is none, or it cannot be read
 */
export async function findLostArticles(
  store: BulkObjectStore,
  previous: Root | null,
  next: NextRelease,
): Promise<ContentFault[]> {
  if (!previous) return []
  const previousTakedowns = await readTakedowns(store, previous).catch(createUnreadableCatch(() => null))
  return previous.editions.flatMap(({ id, articles }) => {
    const remainingCount = next.editions.find((edition) => edition.id === id)?.articles ?? 0
    const accountedCount =
      remainingCount + (previousTakedowns === null ? 0 : countTakenDown(next, id, previousTakedowns))
    if (articles - accountedCount <= articles * maxLossShare) return []
    const reason = `contains only ${remainingCount} of the ${articles} articles that readers see now: bring back the disk or folder that is missing, or publish with --fewer if that is intended`
    return [createFileFault(next.contentFolder.articlesFolder(id), reason)]
  })
}
