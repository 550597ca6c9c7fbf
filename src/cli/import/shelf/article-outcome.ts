import type { ArticleFields, ArticleSource } from '../../../model/article.ts'
import type { ContentFault } from '../../content/files/content-fault.ts'

/**
 * Outcome of storing an article. `merged`: another article has its words, with its address or its headline and day, and now its URLs too.
 * `displaced`: another article or a list has its address, so it got another one. `conflict`: the file was left as it
 * is, since a person edited it and the source changed too, or the file has a fault, or its article was taken down.
 */
export type ArticleOutcome = 'written' | 'updated' | 'unchanged' | 'merged' | 'displaced' | 'conflict'

/** An article with its complete source. */
export interface SourcedArticle {
  slug: string | null
  fields: ArticleFields & { source: ArticleSource }
  markdown: string
  /** The path and record that it was read from in this run. */
  readFrom: string
}

export interface StoredArticle {
  file: string
  outcome: ArticleOutcome
  /** The fault that caused a conflict. */
  fault: ContentFault | null
  /** URLs of an article with the same words, which a person who edited the file has to add to `formerly`. */
  unmerged?: string[]
  /** True when only most of the words are the same, since a person edited the file. */
  isAlike?: true
}

/** The reason why publishing would refuse an article, which is therefore not written. */
export interface ArticleRejection {
  reason: string
}
