import { sha256 } from '../../archive/digest.ts'
import type { Entry } from '../../archive/shard.ts'
import { addressToPath } from '../../model/address.ts'
import { describeStatus, type Site } from '../site/site.ts'
import type { Difference } from './findings.ts'

type AddressDifference = Omit<Difference, 'check'> | null

/** Returns the status of an entry's response (RFC 9110 §15), with the location of a redirect. */
function expectedStatus(entry: Entry): string {
  if (entry.kind === 'moved') return `301 ${addressToPath(entry.to)}`
  return entry.kind === 'gone' ? '410' : entry.kind === 'withheld' ? '451' : '200'
}

/** Compares a picture's bytes with its name, which is their digest; the check of objects does not read pictures. */
export async function comparePicture(site: Site, { address }: Entry): Promise<AddressDifference> {
  const subject = addressToPath(address)
  const response = await site.ask(subject, { method: 'GET', accept: '*/*' })
  const expected = /([0-9a-f]{64})\.\w+$/.exec(subject)?.[1] ?? ''
  const found = response.status === 200 ? await sha256(response.body) : describeStatus(response)
  return found === expected ? null : { subject, expected, found }
}

/** Compares the status of an address on a site with its entry in the release; `null` when they agree. */
export async function compareAddress(site: Site, entry: Entry): Promise<AddressDifference> {
  const subject = addressToPath(entry.address)
  const response = await site.ask(subject, { method: 'HEAD', accept: 'text/html, */*;q=0.5' })
  const location = response.status === 301 ? ` ${response.headers.get('location')}` : ''
  const [expected, found] = [expectedStatus(entry), describeStatus(response) + location]
  return expected === found ? null : { subject, expected, found }
}
