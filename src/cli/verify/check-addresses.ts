import { sha256 } from '../../archive/digest.ts'
import type { Entry } from '../../archive/shard.ts'
import { addressToPath } from '../../model/address.ts'
import { askSite, describeStatus } from '../site/ask-site.ts'
import type { Findings } from './findings.ts'

/** Returns the status of an entry's response (RFC 9110 §15), with the location of a redirect. */
function expectedStatus(entry: Entry): string {
  if (entry.kind === 'moved') return `301 ${addressToPath(entry.to)}`
  return entry.kind === 'gone' ? '410' : entry.kind === 'withheld' ? '451' : '200'
}

/** Checks a picture's bytes against its name, which is their digest; the check of objects does not read pictures. */
async function checkPicture(origin: string, address: string, findings: Findings): Promise<void> {
  const response = await askSite(origin, address, { method: 'GET', accept: '*/*' })
  const expected = /([0-9a-f]{64})\.\w+$/.exec(address)?.[1] ?? ''
  const actualDigest = response.status === 200 ? await sha256(response.body) : describeStatus(response)
  findings.note(
    'addresses',
    actualDigest === expected ? null : { subject: address, expected, found: actualDigest },
  )
}

/** Checks that a site answers an address of the release with the right status. */
export async function checkAddress(origin: string, entry: Entry, findings: Findings): Promise<void> {
  const subject = addressToPath(entry.address)
  if (entry.kind === 'media') return checkPicture(origin, subject, findings)
  const response = await askSite(origin, subject, { method: 'HEAD', accept: 'text/html, */*;q=0.5' })
  const location = response.status === 301 ? ` ${response.headers.get('location')}` : ''
  const [expected, found] = [expectedStatus(entry), describeStatus(response) + location]
  findings.note('addresses', expected === found ? null : { subject, expected, found })
}
