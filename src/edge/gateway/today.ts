import { findEdition, type Root } from '../../archive/root.ts'
import { addressToPath } from '../../model/address.ts'
import { toLocalTime } from '../../model/local-time.ts'
import type { Outcome } from '../variant/outcome.ts'

/** The address that leads to the list of today's date, in an edition. */
const todayPattern = /^(\/([^/]+)\/on-this-day)\/today$/

/**
 * Redirects `/<edition>/on-this-day/today` to the list of today's date in the edition's time zone, or to the page of
 * all days if no year has an article of that date; `null` for any other address. The redirect is never stored: it
 * depends on the clock.
 * @param read reads the outcome at an address
 */
export async function redirectToToday(
  root: Root,
  address: string,
  read: (address: string) => Promise<{ outcome: Outcome }>,
): Promise<Response | null> {
  const [, calendars = '', id = ''] = todayPattern.exec(address) ?? []
  const edition = findEdition(root, id)
  if (!edition) return null
  const date = toLocalTime(new Date().toISOString(), edition.timeZone)
  const list = `${calendars}/${date.slice(5, 10)}`
  const { outcome } = await read(list)
  const location = addressToPath(outcome.kind === 'document' ? list : calendars)
  return new Response(null, { status: 302, headers: { location, 'cache-control': 'no-store' } })
}
