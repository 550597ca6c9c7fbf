import type { ArticleFields, ArticleSource } from '../../../model/article.ts'
import type { ContentFault } from '../../content/files/content-fault.ts'

/**
 * What became of an imported article. `merged`: another article has its address and its words, and now its URL too.
 * `displaced`: another article or a list has its address, so it has an address of its own. `conflict`: a person edited
 * the file since, and the source changed too; or the file has a fault; or it is of an article that was taken down. The
 * file is left as it is.
 */
export type ArticleOutcome = 'written' | 'updated' | 'unchanged' | 'merged' | 'displaced' | 'conflict'

/** An article with the whole of its source. */
export interface SourcedArticle {
  slug: string | null
  fields: ArticleFields & { source: ArticleSource }
  markdown: string
  /** The path and the record that it was read from in this run. */
  readFrom: string
}

export interface StoredArticle {
  file: string
  outcome: ArticleOutcome
  /** Of a conflict: what is wrong with the file. */
  fault: ContentFault | null
}

/** Why an article was not written: publishing would refuse it. */
export interface ArticleRejection {
  refused: string
}
