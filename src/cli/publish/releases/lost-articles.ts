import { onUnreadableObject } from '../../../archive/objects.ts'
import { readTakedowns } from '../../../archive/release.ts'
import type { Root } from '../../../archive/root.ts'
import { createStillTakenDownTest, type Takedowns } from '../../../archive/takedowns.ts'
import { formatArchiveCommand } from '../../content/files/command-text.ts'
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

/** Counts the articles of an edition that the next release takes down but the previous one did not. */
function countNewlyTakenDown(
  { withdrawnArticles }: NextRelease,
  editionId: string,
  previousTakedowns: Takedowns,
): number {
  const wasTakenDown = createStillTakenDownTest(previousTakedowns)
  return withdrawnArticles.filter(
    ({ address, kind, marks }) =>
      address.startsWith(`/${editionId}/`) && !wasTakenDown({ how: kind, ...marks }),
  ).length
}

/**
 * Returns a fault for each edition that would lose more than a tenth of its articles, not counting those taken down.
 * The cause may be an unmounted disk, which looks like a folder without articles.
 * @param previousRoot the previous release; `null` if there is none, or it cannot be read
 */
export async function findLostArticleFaults(
  store: BulkObjectStore,
  previousRoot: Root | null,
  nextRelease: NextRelease,
): Promise<ContentFault[]> {
  if (!previousRoot) return []
  const previousTakedowns = await readTakedowns(store, previousRoot).catch(onUnreadableObject(() => null))
  return previousRoot.editions.flatMap(({ id, articles }) => {
    const remainingCount = nextRelease.editions.find((edition) => edition.id === id)?.articles ?? 0
    const remainingOrTakenDownCount =
      remainingCount +
      (previousTakedowns === null ? 0 : countNewlyTakenDown(nextRelease, id, previousTakedowns))
    if (articles - remainingOrTakenDownCount <= articles * maxLossShare) return []
    const reason = `has fewer articles (${remainingCount}) than readers see now (${articles}): reconnect the missing disk, or restore the missing files. If you removed them on purpose, run ${formatArchiveCommand('publish --fewer')}`
    return [createFileFault(nextRelease.contentFolder.resolveArticlesFolder(id), reason)]
  })
}
