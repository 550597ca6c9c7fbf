import type { ArticleFields, ArticleSource } from '../../../model/article.ts'
import type { ContentFault } from '../../content/files/content-fault.ts'

/**
 * Outcome of storing an article. `merged`: its URLs were added to an article with the same words, and the same address
 * or headline and day. `displaced`: another article or a list has its address, so it was given a different one.
 * `conflict`: the file was left unchanged, because a person edited it and the source changed too, because it has a
 * fault, or because its article was taken down.
 */
export type ArticleOutcome = 'written' | 'updated' | 'unchanged' | 'merged' | 'displaced' | 'conflict'

/** An article with its complete source. */
export interface SourcedArticle {
  slug: string | null
  fields: ArticleFields & { source: ArticleSource }
  markdown: string
  /** The path and record that the article was read from in this run. */
  runSourceKey: string
}

/** The result of storing an article. */
export interface StoreResult {
  file: string
  outcome: ArticleOutcome
  /** The fault that caused a conflict. */
  fault: ContentFault | null
  /**
   * URLs of an article with the same words, which the archivist must add to `formerly` because a person edited the
   * file.
   */
  urlsToAdd?: string[]
  /**
   * File of the article that has a displaced article's address; absent if the address belongs to the archive itself.
   */
  addressOwner?: string
  /** True if only most of the words are the same, because a person edited the file. */
  isAlike?: true
}

/** The reason why an article was not written: publishing would refuse it. */
export interface ArticleRejection {
  reason: string
}
