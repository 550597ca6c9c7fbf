import { encodeAddress } from '../../model/address.ts'
import type { Document } from '../../model/document.ts'
import {
  describeStatus,
  type LinkedRepresentation,
  parseLinkedRepresentations,
  type Site,
  type SiteResponse,
} from '../site/site.ts'
import type { Difference, Findings } from './findings.ts'
import { findMissingPassageOrError, listRequiredPassages } from './missing-words.ts'

const getMediaType = ({ headers }: SiteResponse) => headers.get('content-type')?.split(';', 1)[0] ?? 'no type'

const shortenForReport = (text: string) => (text.length > 100 ? `${text.slice(0, 100)}…` : text)

const describeUnreadableAnswer = ({ message }: Error) =>
  `an answer that cannot be read (${message.split('\n', 1)[0]})`

/** Compares the status, type and words of a response with those of a document's representation. */
function findResponseDifference(
  response: SiteResponse,
  document: Document,
  { url, mediaType }: LinkedRepresentation,
): Omit<Difference, 'check'> | null {
  const [expected, found] = [`200 ${mediaType}`, `${describeStatus(response)} ${getMediaType(response)}`]
  if (expected !== found) return { subject: url, expected, found }
  const body = new TextDecoder().decode(response.body)
  const passageOrError = findMissingPassageOrError(listRequiredPassages(document, mediaType), mediaType, body)
  if (passageOrError === null) return null
  return passageOrError instanceof Error
    ? { subject: url, expected: `valid ${mediaType}`, found: describeUnreadableAnswer(passageOrError) }
    : { subject: url, expected: `the words “${shortenForReport(passageOrError)}”`, found: 'other words' }
}

/**
 * The site as readers reach it, and the site from which the addresses of documents are requested. Both should serve
 * the same bytes.
 */
export interface SitePair {
  site: Site
  addressSite: Site
}

/** Checks a representation at its explicit URL, and that negotiation returns the same bytes. */
async function findRepresentationDifference(
  { site, addressSite }: SitePair,
  document: Document,
  representation: LinkedRepresentation,
): Promise<Omit<Difference, 'check'> | null> {
  const { url, mediaType } = representation
  const response = await site.fetchResponse(url, { method: 'GET', accept: '*/*' })
  const difference = findResponseDifference(response, document, representation)
  if (difference) return difference
  const address = encodeAddress(document.address)
  const negotiatedResponse = await addressSite.fetchResponse(address, { method: 'GET', accept: mediaType })
  if (Buffer.compare(negotiatedResponse.body, response.body) === 0) return null
  return {
    subject: `${address} (Accept: ${mediaType})`,
    expected: `the bytes of ${url}`,
    found: `${describeStatus(negotiatedResponse)} ${getMediaType(negotiatedResponse)}`,
  }
}

/** Checks every representation of a document on a site, and records the checks. */
export async function checkRepresentations(
  sites: SitePair,
  document: Document,
  findings: Findings,
): Promise<void> {
  const address = encodeAddress(document.address)
  const pageResponse = await sites.site.fetchResponse(address, { method: 'GET', accept: 'text/html' })
  const htmlRepresentation = { url: address, mediaType: 'text/html' }
  findings.recordCheck('representations', findResponseDifference(pageResponse, document, htmlRepresentation))
  for (const representation of parseLinkedRepresentations(pageResponse))
    findings.recordCheck(
      'representations',
      await findRepresentationDifference(sites, document, representation),
    )
}
