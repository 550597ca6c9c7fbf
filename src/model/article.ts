import type { Notices } from './edition.ts'
import type { PartialDate } from './partial-date.ts'
import type { ArticleStatus } from './status.ts'

/** A correction published after the fact. */
export interface Correction {
  published: PartialDate
  text: string
}

/** Where the bytes came from: the original is kept beside the article, named by its digest. */
export interface ArticleSource {
  sha256: string
  mediaType: string
  importer: string
  /** The name of the file that was read. */
  file: string | null
  /** Where in the original, when that holds more than this article. */
  record: string | null
  /** When the web page was captured. */
  captured: PartialDate | null
  /** Records of earlier captures of the same page. */
  earlier: string[]
  /** A digest of the article's file as the importer wrote it: it differs once a person has edited that. */
  imported: string | null
}

/**
 * What is known of an article, in the shapes of its front matter: absent is `null`, a list is always a list,
 * text is verbatim.
 */
export interface ArticleFields {
  headline: string
  alternativeHeadline: string | null
  /** The URL of first publication. */
  url: string | null
  /** Every other URL it had. */
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
  /** BCP 47, where it is not the edition's. */
  language: string | null
  /** Notices that differ from the edition's. */
  notices: Notices
  rights: string | null
  /** field → how its value is known: `url`, `inferred`, … A field that is not named was observed. */
  provenance: Record<string, string>
  source: ArticleSource | null
  corrections: Correction[]
  /** `null` for what is simply public. */
  status: ArticleStatus | null
}

/** A body in the forms that are served. All three hold the same words. */
export interface Body {
  /** Sanitised HTML fragment. */
  html: string
  /** Sanitised Markdown (CommonMark with GFM tables and strikethrough). */
  markdown: string
  /** Plain text, a blank line between paragraphs. */
  text: string
  /** How many of its pictures are not kept; their captions and credits are. */
  lostPictures: number
}
