import type { ArticleFields, Body, Correction } from './article.ts'
import type { PartialDate } from './partial-date.ts'

/** An article as a release keeps it, at `article/<digest>`. */
export interface ArticleDocument {
  kind: 'article'
  edition: string
  address: string
  fields: ArticleFields
  body: Body
}

/** A plain page, such as an edition's FAQ, at `page/<digest>`. */
export interface PageDocument {
  kind: 'page'
  edition: string
  address: string
  headline: string
  language: string | null
  body: Body
}

/** One line of a list of articles. */
export interface ListedArticle {
  address: string
  headline: string
  published: PartialDate | null
  /** When it was last changed or corrected, where that is later. */
  modified: PartialDate | null
  /** Only in the list of an edition's corrections: elsewhere a million lines would say that they have none. */
  corrections?: Correction[]
  /** Of its headline, where that is not its edition's. */
  language?: string
}

/** An address that a list leads to. */
export interface ListLink {
  address: string
  /** A name, or for a part of the calendar its period (`2016-04`), `undated`, or an initial. */
  name: string
}

/** A part of a collection that has an address of its own. */
export interface ListDivision extends ListLink {
  /** The number of articles in it; `null` where that is not told. */
  articles: number | null
}

/** Where a list stands among those that hold a whole run between them (RFC 5005 §4). */
export interface ArchiveChain {
  /** The address of the run's newest articles. */
  current: string
  /** The list before this one; of a list that divides, its own last. `null` for the first. */
  earlier: string | null
}

/** What a list is of. A `section`, `topic` or `author` keeps its subject in every part of it. */
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
 * A list that has an address, at `collection/<digest>`: listings, or divisions, or (a front) both. Its size does not
 * grow with the archive.
 */
export interface CollectionDocument {
  kind: 'collection'
  /** `null` for the archive's own front. */
  edition: string | null
  address: string
  subject: CollectionSubject
  /** Of a section, topic or author: every spelling of the name that leads here. */
  names: string[]
  /** The year, month or day (ISO 8601); of `on-this-day`, a day of any year (`--04-08`, xsd:gMonthDay). */
  period: PartialDate | null
  /** Whether the list is of the articles whose date is not known as exactly as its divisions are. */
  undated: boolean
  /** What the names (of an index) or headlines listed begin with, where the list divides so. */
  initial: string | null
  /** `null` for an index of names. */
  articles: number | null
  divisions: ListDivision[]
  listings: ListedArticle[]
  above: ListLink | null
  previous: ListLink | null
  next: ListLink | null
  /** `null` where the list is whole by itself. */
  chain: ArchiveChain | null
}

/** What an edition holds and lacks, at `holdings/<digest>`. The gaps that were declared are in its configuration. */
export interface HoldingsDocument {
  kind: 'holdings'
  edition: string
  address: string
  articles: number
  first: PartialDate | null
  last: PartialDate | null
  /** Months (`2016-04`) that have articles, in order; years alone (`2016`) for articles of which no month is known. */
  periods: { period: PartialDate; articles: number }[]
  /** How many lack it. */
  without: { date: number; byline: number; authors: number; body: number }
}

/** A file of addresses for crawlers, at `sitemap/<digest>`: not a resource that is negotiated. */
export interface SitemapDocument {
  kind: 'sitemap'
  address: string
  /** As it is sent (sitemaps.org, protocol 0.9). */
  xml: string
}

/** What is served in several representations. */
export type Document = ArticleDocument | PageDocument | CollectionDocument | HoldingsDocument
export type DocumentKind = Document['kind']
