import { type ArticleSummary, internSummary } from '../articles/article-summary.ts'
import { internEmptyList, internText } from '../articles/interning.ts'

/** The location of a document's JSON in the cache's pack files. */
export interface DocumentLocation {
  /** The name of the pack file. */
  pack: string
  /** Offset in bytes. */
  start: number
  length: number
}

/** The picture URLs in a body, each with the path to which it resolved, or `null` if there is no such picture. */
type PictureLookups = readonly (readonly [url: string, path: string | null])[]

/** An article as rendered from its file, without its document. */
export interface CachedArticle {
  /** SHA-256 of the file's bytes. */
  fileDigest: string
  /** SHA-256 of the document's JSON. */
  documentDigest: string
  /** The body is valid as long as these URLs resolve to the same paths. */
  pictureLookups: PictureLookups
  /**
   * The paths of the article's pictures, each with the paths of its smaller copies. The body is valid as long as these
   * paths stay the same.
   */
  smallerCopies: readonly (readonly [path: string, copies: readonly string[]])[]
  /**
   * Paths of pictures whose size is unknown, for example because the file is missing. The body is valid until the size
   * of one of them becomes known.
   */
  unmeasuredPictures: readonly string[]
  /** URLs in the body that lead into the archive. The article is rendered again if one of them has been taken down. */
  archiveUrls: readonly string[]
  /** Names of the pictures that the document shows. */
  shownPictureNames: readonly string[]
  location: DocumentLocation
  /** The article's summary, whose `file` is relative to the content folder. */
  summary: ArticleSummary
}

/** The parts of a cached article that determine whether it is still valid. */
export type CachedLookups = Pick<
  CachedArticle,
  'fileDigest' | 'pictureLookups' | 'smallerCopies' | 'unmeasuredPictures'
>

export const selectCachedLookups = ({
  fileDigest,
  pictureLookups,
  smallerCopies,
  unmeasuredPictures,
}: CachedArticle): CachedLookups => ({
  fileDigest,
  pictureLookups,
  smallerCopies,
  unmeasuredPictures,
})

/** Interns the strings and lists of a cached article that was parsed from JSON, so that equal values share memory. */
export const internCachedArticle = (article: CachedArticle): CachedArticle => ({
  ...article,
  archiveUrls: internEmptyList(article.archiveUrls),
  unmeasuredPictures: internEmptyList(article.unmeasuredPictures),
  shownPictureNames: internEmptyList(article.shownPictureNames),
  smallerCopies: internEmptyList(article.smallerCopies),
  location: { ...article.location, pack: internText(article.location.pack) },
  summary: internSummary(article.summary),
})
