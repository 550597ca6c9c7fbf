import type { PartialDate } from './partial-date.ts'

/** Orders in which search hits can be listed. */
export const sortOrders = ['relevance', 'newest', 'oldest'] as const

/** An order of search hits. */
export type SortOrder = (typeof sortOrders)[number]

/** A segment of a text; `marked` is true if it matches the query. */
export interface TextSegment {
  text: string
  marked: boolean
}

/** An article that matches a search, with the texts that are shown of it. */
export interface SearchHit {
  address: string
  date: PartialDate | null
  /** BCP 47; `null` where the article is in its edition's language. */
  language: string | null
  section: string | null
  /** Its authors' names, else its byline or agency. */
  credit: string | null
  headline: readonly TextSegment[]
  snippet: readonly TextSegment[]
}

/** Kinds of names by which hits are counted, in the order in which they are displayed. */
export const facetKinds = ['edition', 'year', 'section', 'author', 'topic'] as const

/** A name of the first 300 hits of a search, with the number of these hits that have it. */
export interface SearchFacet {
  kind: (typeof facetKinds)[number]
  name: string
  articles: number
  /** Ids of the editions of these articles. */
  editions: readonly string[]
}

/** A list of an edition whose name is the search. */
export interface NamedList {
  kind: 'section' | 'author' | 'topic'
  name: string
  address: string
}

/** A search that has hits, similar to a search that has none. */
export interface SearchAlternative {
  q: string
  /**
   * The restrictions that the alternative drops: all except the edition, or only the edition; `null` if its words
   * differ instead.
   */
  drops: 'filters' | 'edition' | null
  /** Number of its hits, at most 1,000. */
  articles: number
}

/** Maximum number of hits whose names are counted: each costs the database 17 rows. */
export const maxFacetHits = 300

/** One page of hits. */
export interface SearchHits {
  /**
   * Matches counted by the index, 1,000 at most; while the index belongs to another release, the hits up to the last on
   * this page; 0 if the page is empty.
   */
  total: number
  /** True if more than `total` articles are known to match. */
  capped: boolean
  hits: readonly SearchHit[]
  /** All years of the first `maxFacetHits` hits, and the most frequent names of each of the other kinds. */
  facets: readonly SearchFacet[]
  lists: readonly NamedList[]
  /** Empty if there are hits. */
  alternatives: readonly SearchAlternative[]
}

/** Value of the field `edition` that searches every edition from an edition's own search. No edition's id has a `*`. */
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

/** Parts of a query that are not searched for; their lists are empty if the whole query is searched for. */
export interface IgnoredTerms {
  /** Words too common to tell articles apart. */
  stopWords: readonly string[]
  /** Text beyond the longest query, the tenth term, the fourth exclusion or a phrase's last word. */
  excess: readonly string[]
  /** Prefixes of fewer than three letters, and all after the fourth prefix. They are searched for as whole words. */
  prefixes: readonly string[]
}

/** Parts of a request that the search leaves out. */
export interface IgnoredInput extends IgnoredTerms {
  /** Names of parameters whose value is not valid. */
  misread: readonly string[]
}

/** All data on a search page. */
export interface SearchResults {
  /** `/search`, or an edition's: `/<edition>/search`. */
  address: string
  typed: SearchInput
  ignored: IgnoredInput
  /** `null` if the search failed. */
  found: (SearchHits & NumberedPage) | null
  /** Reason why the search failed: the index cannot be read, or there are too many searches. `null` if it did not. */
  failure: 'unreadable' | 'busy' | null
}

/** Position of a page of hits. */
interface NumberedPage {
  /** `null` after the 50th page. */
  page: number | null
  /** Position of its first hit among all, from 1; `null` after the 50th page. */
  first: number | null
  /** Paths and queries of the previous and next page; `null` if there is none, or if the previous page is unknown. */
  previous: string | null
  next: string | null
}
