import { findEdition, type Root } from '../../archive/root.ts'
import { encodeAddress } from '../../model/address.ts'
import { toLocalTime } from '../../model/local-time.ts'
import type { Outcome } from '../variant/outcome.ts'

/** Matches the address that redirects to an edition's list for today's date. */
const todayAddressPattern = /^(\/([^/]+)\/on-this-day)\/today$/

/**
 * Redirects `/<edition>/on-this-day/today` to the list for today's date in the edition's time zone. If there is no
 * such list, redirects to the page of all days. The redirect is never stored, because it depends on the clock.
 * Returns `null` for any other address.
 * @param readOutcome reads the outcome for a list's address
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
