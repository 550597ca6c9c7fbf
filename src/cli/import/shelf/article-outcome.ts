import type { ArticleFields, ArticleSource } from '../../../model/article.ts'
import type { ContentFault } from '../../content/files/content-fault.ts'

/**
 * Outcome of storing an article. `merged`: an article with the same words, and the same address or headline and day,
 * got its URLs. `displaced`: another article or a list has its address, so it got a different one. `conflict`: the file
 * was left as it is, since a person edited it and the source changed too, or the file has a fault, or its article was
 * taken down.
 */
export type ArticleOutcome = 'written' | 'updated' | 'unchanged' | 'merged' | 'displaced' | 'conflict'

/** An article with its complete source. */
export interface SourcedArticle {
  slug: string | null
  fields: ArticleFields & { source: ArticleSource }
  markdown: string
  /** The path and record from which it was read in this run. */
  runSourceKey: string
}

/** The result of storing an article. */
export interface StoreResult {
  file: string
  outcome: ArticleOutcome
  /** The fault that caused a conflict. */
  fault: ContentFault | null
  /** URLs of an article with the same words, to be added to `formerly` by hand, since a person edited the file. */
  urlsToAdd?: string[]
  /** The file of the article whose address a displaced one would have had; absent if the archive itself has that address. */
  addressOwner?: string
  /** True if only most of the words are the same, since a person edited the file. */
  isAlike?: true
}

/** The reason why publishing would refuse an article, so that it is not written. */
export interface ArticleRejection {
  reason: string
}
