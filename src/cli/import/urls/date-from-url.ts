import { isPartialDate, type PartialDate } from '../../../model/partial-date.ts'

/** Returns the date in a URL's path (`/2016/04/08/`, `/2016/04/`), to the precision stated; `null` if there is none. */
export function dateFromUrl(url: string): PartialDate | null {
  const match = /\/((?:18|19|20)\d\d)[/-](\d\d)(?:[/-](\d\d))?(?=[/-])/.exec(new URL(url).pathname)
  const date = match?.slice(1).filter(Boolean).join('-') ?? ''
  return isPartialDate(date) ? date : null
}
