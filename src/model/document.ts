import type { ArticleFields, Correction, DocumentBody } from './article.ts'
import type { PartialDate } from './partial-date.ts'
import type { Terms } from './terms.ts'

/** An article in a release, at `article/<digest>`. */
export interface ArticleDocument {
  kind: 'article'
  edition: string
  address: string
  fields: ArticleFields
  /** Terms of reuse by the edition's rules; `null` where none applies. */
  terms: Terms | null
  body: DocumentBody
}

/** A plain page, such as an edition's FAQ, at `page/<digest>`. */
export interface PageDocument {
  kind: 'page'
  edition: string
  address: string
  headline: string
  language: string | null
  body: DocumentBody
}

/** A picture and its displayed size: an article's in lists, or a logo. */
export interface SizedPicture {
  /** Its path in the archive: `/media/<sha256>.<ext>`. */
  path: string
  /** Displayed width and height, in pixels; a logo is fitted to the masthead. */
  width: number
  height: number
}

/** The data of an article's line in a list. */
export interface ListedArticle {
  address: string
  headline: string
  published: PartialDate | null
  /** Date of the last change or correction, when it is later than publication. */
  modified: PartialDate | null
  /** Set only in an edition's list of corrections, to keep other lists short. */
  corrections?: Correction[]
  /** BCP 47; absent when it is the edition's language. */
  language?: string
  /** Its standfirst, or the beginning of its text; absent from an article without words. */
  excerpt?: string
  /** Its authors' names, otherwise its byline or agency. */
  credit?: string
  section?: string
  /** Id of its line: of the first of each year in an author's list, such as `y2016`. */
  anchor?: string
  /** The first of its pictures that is small, or has a smaller copy. */
  picture?: SizedPicture
}

/** A link of a list to another list. */
export interface ListLink {
  address: string
  /** A name; in the calendar a period (`2016-04`), `undated` or an initial. */
  name: string
}

/** Maximum number of articles on a front's page; its other representations have the whole list. */
export const maxArticlesOnFront = 12

/** A part of a collection, with its own address. */
export interface ListDivision extends ListLink {
  /** Number of articles; `null` when not counted. */
  articles: number | null
  /** Of a month of a year: its days that have articles. */
  days?: number[]
  /** Of an edition: the beginning of its introduction. */
  excerpt?: string
}

/** A section on a front, with the latest of its articles. */
export interface FrontSection extends ListDivision {
  latest: Pick<ListedArticle, 'address' | 'headline' | 'language'>
}

/** An overview of an author's articles in an edition, at the top of the author's list. */
export interface AuthorOverview {
  /** Dates of the author's first and last article, to the day at most. */
  first: PartialDate
  last: PartialDate
  /** The years with their numbers of articles, earlier first; empty for one year, and for a list that divides. */
  years: Pick<ListDivision, 'name' | 'articles'>[]
  /** The sections with most of the author's articles, the most frequent first. */
  sections: ListDivision[]
}

/** The most frequent names on a front page: of an edition or, without sections, of the archive. */
export interface FrontNames {
  sections: FrontSection[]
  topics: ListDivision[]
  authors: ListDivision[]
}

/** Position of a list among the documents of an archived feed (RFC 5005 §4). */
export interface ArchivedFeedPosition {
  /** Address of the list with the newest articles. */
  current: string
  /** Address of the list with the articles before these; `null` for the first list. */
  earlier: string | null
}

/** The subject of a list. All parts of the list of a section, topic or author have the same subject. */
export type CollectionSubject =
  | 'archive'
  | 'front'
  | 'year'
  | 'month'
  | 'day'
  | 'undated'
  | 'section'
  | 'topic'
  | 'author'
  | 'sections'
  | 'topics'
  | 'authors'
  | 'on-this-day'
  | 'days'
  | 'corrections'

/**
 * A list with an address, at `collection/<digest>`. It contains articles or divisions; a front page contains both.
 * Its size does not grow with the archive.
 */
export interface CollectionDocument {
  kind: 'collection'
  /** `null` for the archive's own lists. */
  edition: string | null
  address: string
  subject: CollectionSubject
  /** Of a section, topic or author: every spelling of its name. */
  names: string[]
  /** Year, month or day (ISO 8601); for `on-this-day`, a day of any year (`--04-08`, xsd:gMonthDay). */
  period: PartialDate | null
  /** True for the articles whose date is less precise than the list's divisions. */
  undated: boolean
  /** Initial letter of the listed names or headlines, when the list is divided by it. */
  initial: string | null
  /** Number of articles; `null` for an index of names. */
  articles: number | null
  divisions: ListDivision[]
  listings: ListedArticle[]
  above: ListLink | null
  previous: ListLink | null
  next: ListLink | null
  /** `null` for a complete list. */
  chain: ArchivedFeedPosition | null
  /** Only on a front page. */
  frontNames?: FrontNames
  /** Only in the list of an author with articles of several dates. */
  career?: AuthorOverview
  /** The introduction on the front of an edition or of the archive. */
  about?: DocumentBody
}

/** The coverage of an edition, at `holdings/<digest>`. Declared gaps are in the edition's configuration. */
export interface HoldingsDocument {
  kind: 'holdings'
  edition: string
  address: string
  articles: number
  first: PartialDate | null
  last: PartialDate | null
  /** Months with articles (`2016-04`), in order; a year (`2016`) for articles without a known month. */
  periods: { period: PartialDate; articles: number }[]
  /** Number of articles without each field. */
  without: { date: number; byline: number; authors: number; body: number }
  /** Number of pictures that articles showed and the archive does not have. */
  lostPictures: number
}

/** A sitemap, at `sitemap/<digest>`. It has one representation. */
export interface SitemapDocument {
  kind: 'sitemap'
  address: string
  /** The XML that is served (sitemaps.org, protocol 0.9). */
  xml: string
}

/** Documents with several representations. */
export type Document = ArticleDocument | PageDocument | CollectionDocument | HoldingsDocument
/** Kind of a document, which is also the prefix of its key. */
export type DocumentKind = Document['kind']
