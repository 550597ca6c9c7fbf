import type { ArticleSource } from '../../../model/article.ts'
import type { ContentFault } from '../../content/files/content-fault.ts'

/** An article's file on the shelf. */
export interface ShelvedArticle {
  file: string
  /** Digest of the article's words. */
  wordsDigest: string
  source: ArticleSource | null
  /** The URL that the article's source states, even if another article has that address. */
  statedUrl: string | null
  /** The reason why the file cannot be published; `null` if it can. Imports leave a file with a fault unchanged. */
  fault: ContentFault | null
}

/** Properties by which an article being imported is recognised. */
export type IncomingArticle = Pick<ShelvedArticle, 'wordsDigest' | 'statedUrl'> & { source: ArticleSource }
