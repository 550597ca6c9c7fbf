import type { NameListKind } from './edition.ts'
import { type PartialDate, splitCalendarDate } from './partial-date.ts'
import { slugifyName } from './slug.ts'

/** Returns the address of a section's, topic's or author's list. */
export const addressOfNameList = (editionId: string, listKind: NameListKind, name: string): string =>
  `/${editionId}/${listKind}/${slugifyName(name)}`

/**
 * Returns the address of a date's list, to the date's precision. Without a date, returns the address of the list of
 * undated articles.
 */
export const addressOfDateList = (editionId: string, date: PartialDate | null): string =>
  `/${[editionId, ...(date === null ? ['undated'] : splitCalendarDate(date))].join('/')}`
