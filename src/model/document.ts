import type { ArticleFields, Correction, DocumentBody } from './article.ts'
import type { PartialDate } from './partial-date.ts'
import type { Terms } from './terms.ts'

/** An article in a release, at `article/<digest>`. */
export interface ArticleDocument {
  kind: 'article'
  edition: string
  address: string
  fields: ArticleFields
  /** Terms of reuse according to the edition's rules; `null` if no rule applies. */
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

/** A picture and its displayed size: an article's picture in a list, or a logo. */
export interface SizedPicture {
  /** Its path in the archive: `/media/<sha256>.<ext>`. */
  path: string
  /** Displayed width and height, in pixels. A logo is scaled to fit the masthead. */
  width: number
  height: number
}

/** The data for an article's line in a list. */
export interface ListedArticle {
  address: string
  headline: string
  published: PartialDate | null
  /** Date of the last change or correction, if it is later than publication. */
  modified: PartialDate | null
  /** Set only in an edition's list of corrections, to keep other lists short. */
  corrections?: Correction[]
  /** BCP 47; absent for the edition's language. */
  language?: string
  /** Its standfirst, or the beginning of its text; absent for an article without words. */
  excerpt?: string
  /** Its authors' names, its byline if it has no named authors, or its agency if it has neither. */
  credit?: string
  section?: string
  /** Id of its line, such as `y2016`. Set for the first article of each year in an author's list. */
  anchor?: string
  /** Its first picture that is small or has a smaller copy. */
  picture?: SizedPicture
}

/** A link from one list to another. */
export interface ListLink {
  address: string
  /** A name or, in the calendar, a period (`2016-04`), `undated` or an initial. */
  name: string
}

/** Maximum number of articles on a front page in HTML. Its other representations contain the whole list. */
export const maxArticlesOnFront = 12

/** A part of a collection, with its own address. */
export interface ListDivision extends ListLink {
  /** Number of articles; `null` if they were not counted. */
  articles: number | null
  /** For a month of a year: its days that have articles. */
  days?: number[]
  /** For an edition: the beginning of its introduction. */
  excerpt?: string
}

/** A section on a front, with the latest of its articles. */
export interface FrontSection extends ListDivision {
  latest: Pick<ListedArticle, 'address' | 'headline' | 'language'>
}

/** An overview of an author's articles in an edition, shown at the top of the author's list. */
export interface AuthorOverview {
  /** Dates of the author's first and last articles, at most to the day. */
  first: PartialDate
  last: PartialDate
  /**
   * The years with their numbers of articles, earliest first; empty if all are from one year, or if the list is
   * divided.
   */
  years: Pick<ListDivision, 'name' | 'articles'>[]
  /** The sections with the most of the author's articles, largest first. */
  sections: ListDivision[]
}

/** The most frequent names, for the front page of an edition or of the archive. The archive's has no sections. */
export interface FrontNames {
  sections: FrontSection[]
  topics: ListDivision[]
  authors: ListDivision[]
}

/** A list's position among the documents of an archived feed (RFC 5005 §4). */
export interface ArchivedFeedPosition {
  /** Address of the list with the newest articles. */
  current: string
  /** Address of the list with the preceding, older articles; `null` for the first list. */
  earlier: string | null
}

/** The kind of a list. All parts of a section's, topic's or author's list are of the same kind. */
export type CollectionKind =
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
  subject: CollectionKind
  /** For a section, topic or author: every spelling of its name. */
  names: string[]
  /** Year, month or day (ISO 8601); for `on-this-day`, a day of any year (`--04-08`, xsd:gMonthDay). */
  period: PartialDate | null
  /** True for a list of the articles whose dates are less precise than the list's divisions. */
  undated: boolean
  /** Initial letter of the names or headlines in this part, if the list is divided by initial. */
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
  /** Number of pictures that articles showed but the archive does not have. */
  lostPictures: number
}

/** A sitemap, at `sitemap/<digest>`. It has only one representation. */
export interface SitemapDocument {
  kind: 'sitemap'
  address: string
  /** The XML that is served (sitemaps.org protocol 0.9). */
  xml: string
}

/** Documents with several representations. */
export type Document = ArticleDocument | PageDocument | CollectionDocument | HoldingsDocument
/** The kind of a document, which is also the prefix of its key. */
export type DocumentKind = Document['kind']
