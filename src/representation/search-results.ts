import type { PartialDate } from '../model/partial-date.ts'

/** The orders that hits can come in. */
export type Sort = 'relevance' | 'newest' | 'oldest'

/** A piece of text, `marked` where it is what was looked for. */
export interface Segment {
  text: string
  marked: boolean
}

/** A hit as it is shown. */
export interface SearchHit {
  address: string
  date: PartialDate | null
  /** Of its words, where that is not its edition's. */
  language: string | null
  headline: readonly Segment[]
  snippet: readonly Segment[]
}

/** What was typed into a search's form, as it was typed. */
export interface TypedSearch {
  q: string
  from: string
  to: string
  section: string
  author: string
  topic: string
  edition: string
  sort: string
}

/** What was typed and not looked for. */
export interface NotLookedFor {
  stopWords: readonly string[]
  excess: readonly string[]
  prefixes: readonly string[]
  /** Names of parameters that could not be understood. */
  misread: readonly string[]
}

/** A page of hits. */
export interface SearchHits {
  total: number
  /** Whether there are more than `total`. */
  capped: boolean
  /** `null` past the pages that have numbers. */
  page: number | null
  hits: readonly SearchHit[]
  /** The next page, as a path with its query. */
  next: string | null
}

/** Everything that a search's page says. */
export interface SearchResults {
  /** `/search`, or an edition's. */
  address: string
  typed: TypedSearch
  ignored: NotLookedFor
  /** `null` when nothing could be found out. */
  found: SearchHits | null
  /** Why not: the index cannot be read, or too many are searching. */
  failure: 'unreadable' | 'busy' | null
}
