import type { ListLink } from '../../../model/document.ts'
import { addressOfName } from '../../../model/list-address.ts'
import type { ArticleSummary } from './article-summary.ts'

/** Maximum number of sections, which fit on one line under the masthead. */
const maxSections = 7

/** Lists the sections with the most articles, in each one's most frequent spelling. */
export function listMainSections(
  edition: string,
  articles: readonly Pick<ArticleSummary, 'names'>[],
): ListLink[] {
  const spellings = new Map<string, number>()
  for (const { names } of articles)
    for (const name of names.sections) spellings.set(name, (spellings.get(name) ?? 0) + 1)
  const ordered = [...spellings].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
  const sections = new Map<string, { name: string; articles: number }>()
  for (const [name, count] of ordered) {
    const address = addressOfName(edition, 'sections', name)
    const section = sections.get(address) ?? { name, articles: 0 }
    sections.set(address, { ...section, articles: section.articles + count })
  }
  return [...sections]
    .sort(([, a], [, b]) => b.articles - a.articles)
    .slice(0, maxSections)
    .map(([address, { name }]) => ({ address, name }))
}
