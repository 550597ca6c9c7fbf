import type { CorrectionFormWords } from './correction-form-words.ts'
import type { SearchWords } from './search-words.ts'
/** The words of the page that tells what an edition holds. */
export interface HoldingsWords {
  title: string
  byMonth: string
  /** First and last article, in words. */
  span: (first: string, last: string) => string
  year: string
  total: string
  missing: string
  without: Record<'date' | 'byline' | 'authors' | 'body', string>
  gaps: string
  /** Where the archivist declared none. */
  noGaps: string
}

/** The interface's words in one language. An edition's own words are data, in its `edition.yaml`. */
export interface Words {
  archive: string
  skip: string
  /** When an article was last corrected; `isDay` where that is known to the day. */
  corrected: (date: string, isDay: boolean) => string
  inferred: string
  otherForms: string
  originalAddress: string
  /** Heading of the text to copy into a footnote. */
  cite: string
  /** A headline as it is cited. */
  quoted: (headline: string) => string
  /** What leads to the list of an article's day, or month or year. */
  sameDate: string
  /** Printed before the page's URL. */
  permanentAddress: string
  /** Printed before a blank: no page that is kept for a year knows the day it is read. */
  consulted: string
  lostPictures: (count: number) => string
  /** What stands before the names of an article's lists. */
  namesOf: Record<'sections' | 'topics' | 'authors', string>
  /** Of an article in which names were replaced. */
  anonymised: string
  /** What stands before a date and a name, where something is not shown. */
  takedown: { since: string; authority: string }
  editions: string
  newest: string
  byYear: string
  undated: string
  /** The indexes of an edition, by subject; `days` is that of *on this day*. */
  lists: Record<'sections' | 'topics' | 'authors' | 'days' | 'corrections', string>
  /** A list's way to the one before it. */
  earlier: string
  articles: (count: number) => string
  /** The months' names, January first. */
  months: readonly string[]
  day: (day: number, month: string, year: string) => string
  monthDay: (day: number, month: string) => string
  /** A day in words, with the hour (0–23) and the minute as two digits. */
  time: (day: string, hour: number, minute: string) => string
  holdings: HoldingsWords
  /** What stands before the date of closing, where that of founding is not known. */
  closed: string
  front: string
  statuses: Record<300 | 404 | 405 | 410 | 414 | 451 | 503, { title: string; detail: string }>
  copyElsewhere: string
  search: SearchWords
  correctionForm: CorrectionFormWords
}
