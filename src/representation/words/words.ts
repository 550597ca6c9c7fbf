import type { CorrectionFormWords } from './correction-form-words.ts'
import type { SearchWords } from './search-words.ts'

/** The words of an edition's page about its contents and gaps. */
export interface HoldingsWords {
  title: string
  byMonth: string
  /** A sentence with the dates of the earliest and the latest article. */
  span: (first: string, last: string) => string
  year: string
  total: string
  missingInformation: string
  without: Record<'date' | 'byline' | 'authors' | 'body', string>
  gaps: string
  gap: (period: string, reason: string) => string
  noGaps: string
}

/** The words of the archive's pages in one language. An edition's own notices are in its `edition.yaml`. */
export interface Words {
  archive: string
  skipToContent: string
  /** Date of an article's last correction; `isDay` is false for a month or a year. */
  corrected: (date: string, isDay: boolean) => string
  /** Follows a name that the archive inferred. */
  attributed: string
  otherFormats: string
  originalUrl: string
  citeHeading: string
  quoteHeadline: (headline: string) => string
  moreFromDate: string
  /** Precedes the URL on paper. */
  permanentLink: string
  /** Precedes a blank on paper for the reader's date. */
  accessedOn: string
  missingPictures: (count: number) => string
  /** Labels of an article's links to the lists of its names. */
  nameLabels: Record<'sections' | 'topics' | 'authors', string>
  anonymised: string
  /** Labels of a takedown's date and authority. */
  takedown: { since: string; authority: string }
  editions: string
  newest: string
  byYear: string
  undated: string
  /** Titles of an edition's indexes; `days` is `on-this-day`. */
  listTitles: Record<'sections' | 'topics' | 'authors' | 'days' | 'corrections', string>
  earlierArticles: string
  articleCount: (count: number) => string
  /** January first. */
  months: readonly string[]
  day: (day: number, month: string, year: string) => string
  monthDay: (day: number, month: string) => string
  /** A day with its hour (0–23) and its minute in two digits. */
  time: (day: string, hour: number, minute: string) => string
  holdings: HoldingsWords
  /** Precedes the closing date of an edition whose founding date is unknown. */
  closed: string
  frontPage: string
  absences: Record<300 | 404 | 405 | 410 | 414 | 451 | 503, { title: string; detail: string }>
  internetArchive: string
  search: SearchWords
  correctionForm: CorrectionFormWords
}
