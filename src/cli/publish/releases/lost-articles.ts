import path from 'node:path'
import { catchUnreadable } from '../../../archive/objects.ts'
import { readRoot, readTakedowns } from '../../../archive/release.ts'
import { createCoverageTest, type Takedowns } from '../../../archive/takedowns.ts'
import type { ContentFault } from '../../content/files/content-fault.ts'
import type { ReleaseStore } from '../store/release-store.ts'
import type { WithdrawnArticle } from '../takedown/withdrawn-articles.ts'

/** A publication may lose so large a share of an edition's articles without being asked to. */
const largestLoss = 0.1

interface Counted {
  content: string
  editions: readonly { id: string; articles: number }[]
  withdrawn: readonly WithdrawnArticle[]
}

const lost = (content: string, id: string, [before, now]: [number, number]): ContentFault => ({
  file: path.join(content, id, 'articles'),
  line: 1,
  field: '',
  reason: `only ${now} of the ${before} articles that are served are left: bring back the disk or folder that is missing, or publish with --fewer if that is meant`,
})

/** How many articles of an edition the last release showed and this one takes down: they are not lost. */
function takenDownIn({ withdrawn }: Counted, id: string, before: Takedowns): number {
  const isCovered = createCoverageTest(before)
  return withdrawn.filter(
    ({ address, kind, record }) => address.startsWith(`/${id}/`) && !isCovered({ how: kind, ...record }),
  ).length
}

/**
 * The editions of which a release would lose more than a tenth of the articles that are served: a disk that is not
 * mounted looks like a folder without articles.
 */
export async function findLostArticles(
  store: ReleaseStore,
  left: string | null,
  survey: Counted,
): Promise<ContentFault[]> {
  const root = left === null ? null : await readRoot(store, left).catch(catchUnreadable(() => null))
  if (!root) return []
  const before = await readTakedowns(store, root).catch(catchUnreadable(() => null))
  return root.editions.flatMap(({ id, articles }) => {
    const kept = survey.editions.find((edition) => edition.id === id)?.articles ?? 0
    const now = kept + (before === null ? 0 : takenDownIn(survey, id, before))
    return articles - now > articles * largestLoss ? [lost(survey.content, id, [articles, kept])] : []
  })
}
