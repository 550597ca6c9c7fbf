import { hash } from 'node:crypto'
import { splitLowercaseWords } from '../import/accounting/split-words.ts'
import type { Finding } from './finding.ts'
import type { ReviewedArticle } from './reviewed-article.ts'

interface ArticleLocation {
  file: string
  line: number
}

/** Finds articles with the same words as an earlier one. */
export class SameWordsFinder {
  /** Digest of an article's words → the first article with these words. */
  readonly #firstLocationByDigest = new Map<string, ArticleLocation>()

  /** Compares an article with all earlier ones, and remembers it. An article without words never matches. */
  addAndCompare({ bodyText: text, findLineContaining }: ReviewedArticle, file: string): Finding[] {
    const words = splitLowercaseWords(text)
    if (words.length === 0) return []
    const digest = hash('sha256', words.join(' '), 'base64')
    const firstLocation = this.#firstLocationByDigest.get(digest)
    const line = findLineContaining('')
    if (firstLocation)
      return [{ kind: 'same-words', file, line, field: '', text: `the same words as ${firstLocation.file}` }]
    this.#firstLocationByDigest.set(digest, { file, line })
    return []
  }
}
