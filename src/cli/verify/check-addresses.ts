import { sha256 } from '../../archive/digest.ts'
import type { Entry } from '../../archive/shard.ts'
import { addressToPath } from '../../model/address.ts'
import { ask, statusOf } from './ask.ts'
import type { Findings } from './findings.ts'

/** How an entry is answered (DESIGN §4, Responses). */
function expectedOf(entry: Entry): string {
  if (entry.kind === 'moved') return `301 ${addressToPath(entry.to)}`
  return entry.kind === 'gone' ? '410' : entry.kind === 'withheld' ? '451' : '200'
}

/** A picture's name is its digest: its bytes are checked too, since no object holds them. */
async function checkPicture(origin: string, address: string, findings: Findings): Promise<void> {
  const answer = await ask(origin, address, { method: 'GET', accept: '*/*' })
  const name = /([0-9a-f]{64})\.\w+$/.exec(address)?.[1] ?? ''
  const digest = answer.status === 200 ? await sha256(answer.body) : statusOf(answer)
  const found = digest === name ? null : { subject: address, expected: name, found: digest }
  findings.note('addresses', found)
}

/** Asks a site for an address of the release. */
export async function checkAddress(origin: string, entry: Entry, findings: Findings): Promise<void> {
  const subject = addressToPath(entry.address)
  if (entry.kind === 'media') return checkPicture(origin, subject, findings)
  const answer = await ask(origin, subject, { method: 'HEAD', accept: 'text/html, */*;q=0.5' })
  const location = answer.status === 301 ? ` ${answer.headers.get('location')}` : ''
  const [expected, found] = [expectedOf(entry), statusOf(answer) + location]
  findings.note('addresses', expected === found ? null : { subject, expected, found })
}
