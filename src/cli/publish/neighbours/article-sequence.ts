import type { ArticleSummary } from '../articles/article-summary.ts'

/** The key of an article in a sequence; `null` if it is in none. Articles with the same key follow each other. */
export type SequenceKey = (article: ArticleSummary) => string | null

/** The positions of the previous and the next article with the same key as the one at a position; -1 for none. */
export interface ArticleSequence {
  positionBefore: (position: number) => number
  positionAfter: (position: number) => number
}

/** Links each article to the previous and next one with the same key, in one pass, for many look-ups. */
export function linkSequence(articles: readonly ArticleSummary[], keyOf: SequenceKey): ArticleSequence {
  const earlier = new Int32Array(articles.length).fill(-1)
  const later = new Int32Array(articles.length).fill(-1)
  const last = new Map<string, number>()
  for (const [position, article] of articles.entries()) {
    const key = keyOf(article)
    if (key === null) continue
    const previous = last.get(key)
    if (previous !== undefined) {
      earlier[position] = previous
      later[previous] = position
    }
    last.set(key, position)
  }
  return {
    positionBefore: (position) => earlier[position] ?? -1,
    positionAfter: (position) => later[position] ?? -1,
  }
}

/** Seeks the previous and the next article with the same key at each look-up, for few of them. */
export function seekSequence(articles: readonly ArticleSummary[], keyOf: SequenceKey): ArticleSequence {
  function seek(position: number, step: 1 | -1): number {
    const own = articles[position]
    const key = own ? keyOf(own) : null
    if (key === null) return -1
    for (let next = position + step; ; next += step) {
      const other = articles[next]
      if (!other) return -1
      if (keyOf(other) === key) return next
    }
  }
  return { positionBefore: (position) => seek(position, -1), positionAfter: (position) => seek(position, 1) }
}
