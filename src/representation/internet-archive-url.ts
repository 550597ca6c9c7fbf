import type { PartialDate } from '../model/partial-date.ts'

/**
 * Returns the URL of a page's copy in the Internet Archive, the one nearest to a date. Without a date, returns the
 * URL of the list of copies.
 */
export const toInternetArchiveUrl = (url: string, date: PartialDate | null): string =>
  `https://web.archive.org/web/${date?.slice(0, 10).replaceAll('-', '') ?? '*'}/${url}`
