import type { ArticleSummary } from '../articles/article-summary.ts'

/** For each article's position, the positions of the previous and next article with the same key; -1 for none. */
export interface ArticleSequence {
  earlier: Int32Array
  later: Int32Array
}

/** Links each article to the previous and next one with the same key. */
export function linkSequence(
  articles: readonly ArticleSummary[],
  order: Int32Array,
  keyOf: (article: ArticleSummary) => string | null,
): ArticleSequence {
  const earlier = new Int32Array(order.length).fill(-1)
  const later = new Int32Array(order.length).fill(-1)
  const last = new Map<string, number>()
  for (const position of order) {
    const article = articles[position]
    const key = article ? keyOf(article) : null
    if (key === null) continue
    const previous = last.get(key)
    if (previous !== undefined) {
      earlier[position] = previous
      later[previous] = position
    }
    last.set(key, position)
  }
  return { earlier, later }
}
