import type { ArticleSummary } from '../articles/article-summary.ts'

/**
 * Returns the key of an article in a sequence; `null` if it is not in one. Articles with the same key follow each
 * other.
 */
export type GetSequenceKey = (article: ArticleSummary) => string | null

/**
 * The positions of the previous and next articles that have the same key as the article at a position; -1 if there
 * is none.
 */
export interface ArticleSequence {
  positionBefore: (position: number) => number
  positionAfter: (position: number) => number
}

/** Links each article to the previous and next ones with the same key. Takes one pass, for many lookups. */
export function linkSequence(articles: readonly ArticleSummary[], keyOf: GetSequenceKey): ArticleSequence {
  const earlierPositions = new Int32Array(articles.length).fill(-1)
  const laterPositions = new Int32Array(articles.length).fill(-1)
  const lastPositionByKey = new Map<string, number>()
  for (const [position, article] of articles.entries()) {
    const sequenceKey = keyOf(article)
    if (sequenceKey === null) continue
    const previousPosition = lastPositionByKey.get(sequenceKey)
    if (previousPosition !== undefined) {
      earlierPositions[position] = previousPosition
      laterPositions[previousPosition] = position
    }
    lastPositionByKey.set(sequenceKey, position)
  }
  return {
    positionBefore: (position) => earlierPositions[position] ?? -1,
    positionAfter: (position) => laterPositions[position] ?? -1,
  }
}

/** Seeks the previous and next articles with the same key at each lookup, for few lookups. */
export function seekSequence(articles: readonly ArticleSummary[], keyOf: GetSequenceKey): ArticleSequence {
  function seekPosition(position: number, step: 1 | -1): number {
    const startArticle = articles[position]
    const sequenceKey = startArticle ? keyOf(startArticle) : null
    if (sequenceKey === null) return -1
    for (let candidatePosition = position + step; ; candidatePosition += step) {
      const candidate = articles[candidatePosition]
      if (!candidate) return -1
      if (keyOf(candidate) === sequenceKey) return candidatePosition
    }
  }
  return {
    positionBefore: (position) => seekPosition(position, -1),
    positionAfter: (position) => seekPosition(position, 1),
  }
}
