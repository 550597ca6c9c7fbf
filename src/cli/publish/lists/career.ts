import type { Career } from '../../../model/document.ts'
import type { ArticleSummary } from '../articles/article-summary.ts'
import { groupByName, linkMostFrequent } from './name-groups.ts'

/** The greatest number of sections at the top of an author's list. */
const maxSections = 12

/** Summarises an author's articles, given in order; `null` unless several have a date. */
export function createCareer(edition: string, articles: readonly ArticleSummary[]): Career | null {
  const dated = articles.flatMap(({ address, published }) =>
    published === null ? [] : [{ address, published }],
  )
  const [first, last] = [dated[0], dated.at(-1)]
  if (!first || !last || first === last) return null
  return {
    first,
    last,
    sections: linkMostFrequent(`/${edition}/sections`, groupByName(articles, 'sections'), maxSections),
  }
}
