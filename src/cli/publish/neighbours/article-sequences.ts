import type { ArticleSummary } from '../articles/article-summary.ts'

/**
 * Returns the key of an article's sequence; `null` for an article in no sequence. Articles with the same key form a
 * sequence.
 */
export type GetSequenceKey = (article: ArticleSummary) => string | null

/**
 * The sequences in a list of articles. The methods find the previous and the next article with the same key as the
 * article at `position`, and return a position, or -1 if there is no such article.
 */
export interface ArticleSequences {
  positionBefore: (position: number) => number
  positionAfter: (position: number) => number
}

/** Creates sequences that compute all positions in one pass, which is faster for many look-ups. */
export function indexSequences(articles: readonly ArticleSummary[], keyOf: GetSequenceKey): ArticleSequences {
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

/** Creates sequences that scan the articles at each look-up, which is faster for a few look-ups. */
export function scanSequences(articles: readonly ArticleSummary[], keyOf: GetSequenceKey): ArticleSequences {
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
