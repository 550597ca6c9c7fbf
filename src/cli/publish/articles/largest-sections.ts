import type { ListLink } from '../../../model/document.ts'
import { addressOfNameList } from '../../../model/list-address.ts'
import type { ArticleSummary } from './article-summary.ts'

/** Maximum number of sections that fit on one line under the masthead. */
const maxSections = 7

/** Lists the sections with the most articles in an edition, each under its most frequent spelling. */
export function listLargestSections(
  editionId: string,
  articles: readonly Pick<ArticleSummary, 'names'>[],
): ListLink[] {
  const countBySpelling = new Map<string, number>()
  for (const { names } of articles)
    for (const name of names.sections) countBySpelling.set(name, (countBySpelling.get(name) ?? 0) + 1)
  const spellingsByFrequency = [...countBySpelling].sort(
    ([a, countA], [b, countB]) => countB - countA || (a < b ? -1 : 1),
  )
  const sectionsByAddress = new Map<string, { name: string; articleCount: number }>()
  for (const [name, count] of spellingsByFrequency) {
    const address = addressOfNameList(editionId, 'sections', name)
    const section = sectionsByAddress.get(address) ?? { name, articleCount: 0 }
    sectionsByAddress.set(address, { ...section, articleCount: section.articleCount + count })
  }
  return [...sectionsByAddress]
    .sort(([, a], [, b]) => b.articleCount - a.articleCount)
    .slice(0, maxSections)
    .map(([address, { name }]) => ({ address, name }))
}
