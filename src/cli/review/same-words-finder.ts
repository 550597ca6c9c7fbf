import { hash } from 'node:crypto'
import { splitFoldedWords } from '../import/accounting/split-words.ts'
import type { Finding } from './finding.ts'
import type { ReviewedArticle } from './reviewed-article.ts'

interface TextPlace {
  file: string
  line: number
}

/** Finds articles that have the same words as an earlier one. */
export class SameWordsFinder {
  /** Digest of an article's words → the first article with these words. */
  readonly #firstPlacesByDigest = new Map<string, TextPlace>()

  /** Compares an article with the earlier ones. An empty one never matches. */
  add({ text, findLineContaining }: ReviewedArticle, file: string): Finding[] {
    const words = splitFoldedWords(text)
    if (words.length === 0) return []
    const digest = hash('sha256', words.join(' '), 'base64')
    const firstPlace = this.#firstPlacesByDigest.get(digest)
    const line = findLineContaining('')
    if (firstPlace)
      return [{ kind: 'same-words', file, line, field: '', text: `the same words as ${firstPlace.file}` }]
    this.#firstPlacesByDigest.set(digest, { file, line })
    return []
  }
}
