import type { Notices } from './edition.ts'
import type { PartialDate } from './partial-date.ts'
import type { ArticleStatus } from './status.ts'

/** A published correction. */
export interface Correction {
  published: PartialDate
  text: string
}

/** A reader's comment, as the newsroom published it. */
export interface ReaderComment {
  /** The comment's id in the source, which replies in the file refer to; absent if the source has none. */
  id?: string
  /** The name that the reader gave. */
  author: string | null
  published: PartialDate | null
  /** Plain text, with a blank line between paragraphs. */
  text: string
  /** The position, from 1, of the comment that this one replies to; absent for a comment on the article itself. */
  replyTo?: number
}

/** The source of an article. The original is stored beside the article, under its digest. */
export interface ArticleSource {
  sha256: string
  mediaType: string
  importer: string
  /** The name of the source file. */
  file: string | null
  /** The position in the source file, if the file contains several articles. */
  record: string | null
  /** The capture time, for a web page. */
  captured: PartialDate | null
  /** Earlier captures of the same page. */
  earlier: string[]
  /**
   * The digest of the article's file as the importer wrote it. It no longer matches once a person has edited the
   * file.
   */
  imported: string | null
}

/**
 * An article's fields, as in its front matter. A missing value is `null`, lists are never `null`, and text is
 * verbatim.
 */
export interface ArticleFields {
  headline: string
  alternativeHeadline: string | null
  /** The URL of first publication. */
  url: string | null
  /** All of the article's other URLs. */
  formerly: string[]
  identifiers: Record<string, string>
  published: PartialDate | null
  modified: PartialDate | null
  byline: string | null
  authors: string[]
  agency: string | null
  signOff: string | null
  section: string | null
  topics: string[]
  /** BCP 47; `null` for the edition's language. */
  language: string | null
  /** Notices that replace the edition's notices in the same positions. */
  notices: Notices
  rights: string | null
  /** Field → origin of its value: `url`, `inferred`, … Any other field was observed in the source. */
  provenance: Record<string, string>
  source: ArticleSource | null
  corrections: Correction[]
  /** Included in a release only if the edition publishes its readers' comments. */
  comments: ReaderComment[]
  /** `null` for a public article. */
  status: ArticleStatus | null
}

/**
 * The representations of a body. All have the same words, except that only HTML and Markdown contain the alternative
 * texts of standalone pictures.
 */
export interface DocumentBody {
  /** Sanitised HTML fragment. */
  html: string
  /** Sanitised Markdown (CommonMark with GFM tables and strikethrough). */
  markdown: string
  /** Plain text with a blank line between paragraphs. It does not depend on whether the archive has the pictures. */
  text: string
  /** The number of missing pictures. Their captions and credits are still in the body. */
  lostPictures: number
}

/**
 * Chooses the credit that lists show: the authors, the byline if there are none, or the agency if there is no byline
 * either. Returns `null` for an article that has none of these.
 */
export const chooseCredit = ({ authors, byline, agency }: ArticleFields): string | null =>
  authors.join(', ') || (byline ?? agency)
