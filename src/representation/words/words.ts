import type { SearchWords } from './search-words.ts'

/** The interface's words in one language. An edition's own words are data, in its `edition.yaml`. */
export interface Words {
  archive: string
  skip: string
  corrected: string
  corrections: string
  inferred: string
  otherForms: string
  originalAddress: string
  topics: string
  rights: string
  contact: string
  editions: string
  newest: string
  byYear: string
  undated: string
  articles: (count: number) => string
  /** The months' names, January first. */
  months: readonly string[]
  day: (day: number, month: string, year: string) => string
  /** A day in words, with the hour (0–23) and the minute as two digits. */
  time: (day: string, hour: number, minute: string) => string
  /** What stands before the date of closing, where that of founding is not known. */
  closed: string
  front: string
  statuses: Record<300 | 404 | 406 | 410 | 451 | 503, { title: string; detail: string }>
  copyElsewhere: string
  search: SearchWords
}
