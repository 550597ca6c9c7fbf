import type { ArticleSource } from '../../../model/article.ts'
import type { ContentFault } from '../../content/files/content-fault.ts'

/** An article's file among the others of its edition. */
export interface ShelvedArticle {
  file: string
  address: string
  /** A digest of its words. */
  words: string
  source: ArticleSource | null
  /** The URL that its source gives, also where another article has the address of that. */
  url: string | null
  /** Why the file cannot be published; an import leaves it as it is. */
  fault: ContentFault | null
}

/** What an article that was read is known by. */
export type IncomingArticle = Pick<ShelvedArticle, 'words' | 'url'> & { source: ArticleSource }
