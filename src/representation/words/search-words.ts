import type { SortOrder } from '../../model/search-results.ts'

/** The words of the search page. */
export interface SearchWords {
  title: string
  submit: string
  /** Label of the field for search terms. */
  terms: string
  hint: string
  narrow: string
  from: string
  to: string
  section: string
  author: string
  topic: string
  everyEdition: string
  sort: string
  /** Relevance for a search with terms, newest first without. */
  defaultSort: string
  sorts: Record<SortOrder, string>
  results: string
  found: (total: number, capped: boolean) => string
  next: string
  stopWords: (words: string) => string
  excess: (words: string) => string
  prefixes: (words: string) => string
  invalidFields: (names: string) => string
  unreadable: string
  busy: string
  browse: string
}
