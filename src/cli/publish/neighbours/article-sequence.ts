import type { ArticleSummary } from '../articles/article-summary.ts'

/**
 * Returns the key of an article's sequence; `null` for an article in no sequence. Articles with the same key form a
 * sequence.
 */
export type GetSequenceKey = (article: ArticleSummary) => string | null

/**
 * Finds the previous and the next article with the same key as the article at `position`. Both methods return a
 * position, or -1 if there is no such article.
 */
export interface ArticleSequence {
  positionBefore: (position: number) => number
  positionAfter: (position: number) => number
}

/** Creates a sequence that computes all positions in one pass, which is faster for many look-ups. */
export function indexSequence(articles: readonly ArticleSummary[], keyOf: GetSequenceKey): ArticleSequence {
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

/** Creates a sequence that searches the articles at each look-up, which is faster for a few look-ups. */
export function searchSequence(articles: readonly ArticleSummary[], keyOf: GetSequenceKey): ArticleSequence {
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
