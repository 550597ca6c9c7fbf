import type { PartialDate } from '../model/partial-date.ts'

/** The URL of a page's copy in the Internet Archive that is nearest to a date; without a date, of the list of its copies. */
export const toArchivedUrl = (url: string, date: PartialDate | null): string =>
  `https://web.archive.org/web/${date?.slice(0, 10).replaceAll('-', '') ?? '*'}/${url}`
