import type { ArticleSummary } from '../articles/article-summary.ts'

/** For each position of an article, those of the articles before and after it that have the same key; -1 for none. */
export interface ArticleSequence {
  earlier: Int32Array
  later: Int32Array
}

/**
 * Links each article to those before and after it with the same key.
 * @param order positions of the articles, by date
 * @param keyOf `null` for an article without a key
 */
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
