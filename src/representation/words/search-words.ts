import type { SortOrder } from '../../model/search-results.ts'

/** What a search's page says in one language. */
export interface SearchWords {
  title: string
  /** Label of the words that are looked for. */
  words: string
  hint: string
  narrow: string
  from: string
  to: string
  section: string
  author: string
  topic: string
  everyEdition: string
  sort: string
  /** The order that fits what was typed. */
  usual: string
  sorts: Record<SortOrder, string>
  results: string
  found: (total: number, capped: boolean) => string
  next: string
  stopWords: (words: string) => string
  excess: (words: string) => string
  prefixes: (words: string) => string
  misread: (names: string) => string
  unreadable: string
  busy: string
  browse: string
}
