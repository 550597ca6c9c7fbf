import type { NameList } from './edition.ts'
import { calendarParts, type PartialDate } from './partial-date.ts'
import { nameSlug } from './slug.ts'

/** Returns the address of a section's, topic's or author's list. */
export const addressOfName = (edition: string, list: NameList, name: string): string =>
  `/${edition}/${list}/${nameSlug(name)}`

/** Returns the address of a date's list, to the date's precision; without a date, that of the undated articles. */
export const addressOfDate = (edition: string, date: PartialDate | null): string =>
  `/${[edition, ...(date === null ? ['undated'] : calendarParts(date))].join('/')}`
