import type { NameList } from './edition.ts'
import { calendarParts, type PartialDate } from './partial-date.ts'
import { nameSlug } from './slug.ts'

/** The address of a section's, topic's or author's list. */
export const addressOfName = (edition: string, list: NameList, name: string): string =>
  `/${edition}/${list}/${nameSlug(name)}`

/** The address of the list of a date, to its own precision; that of the undated where there is none. */
export const addressOfDate = (edition: string, date: PartialDate | null): string =>
  `/${[edition, ...(date === null ? ['undated'] : calendarParts(date))].join('/')}`
