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
  /** The comment's id in the source, by which replies refer to it in the file; absent if the source has none. */
  id?: string
  /** The name that the reader gave. */
  author: string | null
  published: PartialDate | null
  /** Plain text, with a blank line between paragraphs. */
  text: string
  /**
   * The position in the list, from 1, of the comment that this one replies to; absent for a comment on the article
   * itself.
   */
  replyTo?: number
}

/** The source of an article. Its original is stored beside the article, named by its digest. */
export interface ArticleSource {
  sha256: string
  mediaType: string
  importer: string
  /** Name of the source file. */
  file: string | null
  /** Place in the source file, when that contains several articles. */
  record: string | null
  /** Time of the capture of a web page. */
  captured: PartialDate | null
  /** Earlier captures of the same page. */
  earlier: string[]
  /** Digest of the article's file as the importer wrote it; it differs once a person has edited the file. */
  imported: string | null
}

/**
 * An article's fields, as in its front matter. An absent value is `null`, a list is always a list, and text is
 * verbatim.
 */
export interface ArticleFields {
  headline: string
  alternativeHeadline: string | null
  /** The URL of first publication. */
  url: string | null
  /** All other URLs of the article. */
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
  /** BCP 47; `null` when it is the edition's language. */
  language: string | null
  /** Notices that replace the edition's. */
  notices: Notices
  rights: string | null
  /** Field → origin of its value: `url`, `inferred`, … A field that is not listed was observed. */
  provenance: Record<string, string>
  source: ArticleSource | null
  corrections: Correction[]
  /** Part of a release only if the edition publishes its readers' comments. */
  comments: ReaderComment[]
  /** `null` for a public article. */
  status: ArticleStatus | null
}

/**
 * A body in its representations, all of which have the same words, except that only HTML and Markdown contain the
 * alternative texts of standalone pictures.
 */
export interface DocumentBody {
  /** Sanitised HTML fragment. */
  html: string
  /** Sanitised Markdown (CommonMark with GFM tables and strikethrough). */
  markdown: string
  /** Plain text with a blank line between paragraphs. It is the same whether or not the archive has the pictures. */
  text: string
  /** Number of missing pictures, whose captions and credits are in the body. */
  lostPictures: number
}

/**
 * Chooses the credit that lists show: the authors, otherwise the byline, otherwise the agency; `null` for an
 * article without any of them.
 */
export const chooseCredit = ({ authors, byline, agency }: ArticleFields): string | null =>
  authors.join(', ') || (byline ?? agency)
