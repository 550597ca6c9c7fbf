import { findEdition, type Root } from '../../archive/root.ts'
import { encodeAddress } from '../../model/address.ts'
import { toLocalTime } from '../../model/local-time.ts'
import type { Outcome } from '../variant/outcome.ts'

/** Matches the address that redirects to the list of today's date in an edition. */
const todayAddressPattern = /^(\/([^/]+)\/on-this-day)\/today$/

/**
 * Redirects `/<edition>/on-this-day/today` to the list of today's date in the edition's time zone, or to the page
 * of all days if no year has an article of that date; `null` for any other address. The redirect is never stored,
 * since it depends on the clock.
 * @param readOutcome reads the outcome of a list's address
 */
export async function redirectToToday(
  root: Root,
  address: string,
  readOutcome: (address: string) => Promise<{ outcome: Outcome }>,
): Promise<Response | null> {
  const [, allDaysAddress = '', editionId = ''] = todayAddressPattern.exec(address) ?? []
  const edition = findEdition(root, editionId)
  if (!edition) return null
  const localTime = toLocalTime(new Date().toISOString(), edition.timeZone)
  const listAddress = `${allDaysAddress}/${localTime.slice(5, 10)}`
  const { outcome } = await readOutcome(listAddress)
  const location = encodeAddress(outcome.kind === 'document' ? listAddress : allDaysAddress)
  return new Response(null, { status: 302, headers: { location, 'cache-control': 'no-store' } })
}
