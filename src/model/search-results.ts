import type { PartialDate } from './partial-date.ts'

/** Orders in which search hits can be listed. */
export const sortOrders = ['relevance', 'newest', 'oldest'] as const

/** An order in which search hits are listed. */
export type SortOrder = (typeof sortOrders)[number]

/** A segment of a text. `marked` is true if the segment matches the query. */
export interface TextSegment {
  text: string
  marked: boolean
}

/** An article that matches a search, with the texts that its result shows. */
export interface SearchHit {
  address: string
  date: PartialDate | null
  /** BCP 47; `null` for the edition's language. */
  language: string | null
  section: string | null
  /** The article's credit: its authors, its byline or its agency (`chooseCredit`). */
  credit: string | null
  headline: readonly TextSegment[]
  snippet: readonly TextSegment[]
}

/** Kinds of names by which hits are counted, in display order. */
export const facetKinds = ['edition', 'year', 'section', 'author', 'topic'] as const

/** A name in the first 300 hits of a search, and the number of those hits that have it. */
export interface SearchFacet {
  kind: (typeof facetKinds)[number]
  name: string
  articles: number
  /** Ids of the editions that those hits belong to. */
  editions: readonly string[]
}

/** A list of an edition whose name equals the search. */
export interface NamedList {
  kind: 'section' | 'author' | 'topic'
  name: string
  address: string
}

/** A search with hits, suggested in place of a similar search that has none. */
export interface SearchAlternative {
  q: string
  /**
   * The restrictions that the alternative drops: all except the edition, or only the edition. `null` if it has
   * different words instead.
   */
  drops: 'filters' | 'edition' | null
  /** The number of its hits, at most 1,000. */
  articles: number
}

/** Maximum number of hits whose names are counted. Each of them costs the database 17 rows. */
export const maxFacetHits = 300

/** One page of hits. */
export interface SearchHits {
  /**
   * Number of matches according to the index, at most 1,000. While the index belongs to another release, the number
   * of hits up to the end of this page, or 0 if the page is empty.
   */
  total: number
  /** True if more than `total` articles are known to match. */
  capped: boolean
  hits: readonly SearchHit[]
  /** All years in the first `maxFacetHits` hits, and the most frequent names of every other kind. */
  facets: readonly SearchFacet[]
  lists: readonly NamedList[]
  /** Empty if there are hits. */
  alternatives: readonly SearchAlternative[]
}

/**
 * Value of the field `edition` with which an edition's own search covers every edition. An edition's id never
 * contains `*`.
 */
export const everyEdition = '*'

/** The fields of the search form, as the reader typed them. */
export interface SearchInput {
  q: string
  from: string
  to: string
  section: string
  author: string
  topic: string
  edition: string
  sort: string
}

/** The parts of a query that are not searched for. All lists are empty if the whole query is searched for. */
export interface IgnoredTerms {
  /** Words too common to distinguish articles. */
  stopWords: readonly string[]
  /** Text beyond a limit: the length of a query, ten terms, four exclusions, or the number of words in a phrase. */
  excess: readonly string[]
  /** Prefixes of fewer than three letters, and every prefix after the fourth. They are searched for as whole words. */
  prefixes: readonly string[]
}

/** A parameter of a search that can be invalid: a field of the form, or the page. */
export type SearchParameter = Exclude<keyof SearchInput, 'q'> | 'page'

/** The parts of a request that the search ignores. */
export interface IgnoredInput extends IgnoredTerms {
  /** Names of the parameters whose values are invalid. */
  misread: readonly SearchParameter[]
}

/** All the data on a search page. */
export interface SearchResults {
  /** `/search` or, for an edition, `/<edition>/search`. */
  address: string
  typed: SearchInput
  ignored: IgnoredInput
  /** `null` if the search failed. */
  found: (SearchHits & NumberedPage) | null
  /**
   * The reason why the search failed: the index is unreadable, or there are too many searches. `null` if it
   * succeeded.
   */
  failure: 'unreadable' | 'busy' | null
}

/** The position of a page of hits. */
interface NumberedPage {
  /** `null` after the 50th page. */
  page: number | null
  /** The position of its first hit among all hits, from 1; `null` after the 50th page. */
  first: number | null
  /** Paths and queries of the adjacent pages. `null` if there is no such page, or if the previous page is unknown. */
  previous: string | null
  next: string | null
}
