import type { PartialDate } from '../model/partial-date.ts'

/**
 * Returns the URL of the page's copy in the Internet Archive that is nearest to a date; without a date, the URL of
 * the list of copies.
 */
export const toInternetArchiveUrl = (url: string, date: PartialDate | null): string =>
  `https://web.archive.org/web/${date?.slice(0, 10).replaceAll('-', '') ?? '*'}/${url}`
