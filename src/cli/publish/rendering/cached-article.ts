import { type ArticleSummary, shareSummary } from '../articles/article-summary.ts'
import { shareEmpty, shareText } from '../articles/shared-memory.ts'

/** The place of a document's JSON in the cache. */
export interface TextLocation {
  /** The name of the pack file. */
  pack: string
  /** In bytes, as is the length. */
  start: number
  length: number
}

/** The picture URLs of a body, and the path that each was resolved to (`null`: no such picture). */
type PictureLookups = readonly (readonly [url: string, path: string | null])[]

/** An article as it was rendered from its file. */
export interface CachedArticle {
  /** SHA-256 of the file's bytes. */
  source: string
  /** SHA-256 of the document's JSON. */
  digest: string
  /** The body stays valid while these give the same paths. */
  pictures: PictureLookups
  /** The paths of its pictures, each with those of its smaller copies, for which the same is true. */
  sizes: readonly (readonly [path: string, copies: readonly string[]])[]
  /** Paths of pictures that had no file, or one without a size: the body stays valid while that is so. */
  unmeasured: readonly string[]
  /** URLs in its body that lead into the archive: the article is rendered again when one of them was taken down. */
  links: readonly string[]
  /** Names of the pictures that its document shows. */
  shown: readonly string[]
  location: TextLocation
  /** Its `file` is relative to the content folder. */
  summary: ArticleSummary
}

/** What tells whether a cached article is still valid. */
export type CachedLookups = Pick<CachedArticle, 'source' | 'pictures' | 'sizes' | 'unmeasured'>

export const selectLookups = ({ source, pictures, sizes, unmeasured }: CachedArticle): CachedLookups => ({
  source,
  pictures,
  sizes,
  unmeasured,
})

/** Shares in memory what an article, read from JSON, has in common with others. */
export const completeArticle = (article: CachedArticle): CachedArticle => ({
  ...article,
  links: shareEmpty(article.links),
  unmeasured: shareEmpty(article.unmeasured),
  shown: shareEmpty(article.shown),
  sizes: shareEmpty(article.sizes),
  location: { ...article.location, pack: shareText(article.location.pack) },
  summary: shareSummary(article.summary),
})
