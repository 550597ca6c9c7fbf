import { hash } from 'node:crypto'
import { readDocument } from '../../archive/release.ts'
import type { Entry } from '../../archive/shard.ts'
import { encodeAddress } from '../../model/address.ts'
import { forEachConcurrently } from '../content/files/for-each-concurrently.ts'
import { noResponse, parseLinkedRepresentations, type Site, type SiteResponse } from '../site/site.ts'
import {
  type EntryWithRepresentations,
  findAddressDifference,
  hasRepresentations,
  type ReleaseToVerify,
} from './check-addresses.ts'
import type { MediaEntry } from './check-objects.ts'
import { checkRepresentations, type SitePair } from './check-representations.ts'
import { DigestSample } from './digest-sample.ts'
import type { Findings } from './findings.ts'

/**
 * Maximum number of documents, and of other entries, that are requested from the site itself after a check in batches.
 * A local site simulates the Worker's storage, which takes ten times as long.
 */
const maxEntriesAtSite = 50

/**
 * Number of documents that are checked concurrently. The text of each representation stays in memory until it has
 * been checked.
 */
const maxConcurrentDocuments = 16

type EntryWithoutRepresentations = Exclude<Entry, EntryWithRepresentations | MediaEntry>

/** Samples of the entries to check in more detail: one of documents with representations, and one of other entries. */
export class EntrySamples {
  readonly #documents = new DigestSample<EntryWithRepresentations>(({ digest }) => digest)
  readonly #otherEntries = new DigestSample<EntryWithoutRepresentations>(({ address }) =>
    hash('sha256', address),
  )

  addCandidate(entry: Exclude<Entry, MediaEntry>): void {
    if (hasRepresentations(entry)) this.#documents.addCandidate(entry)
    else this.#otherEntries.addCandidate(entry)
  }

  listDocuments(): EntryWithRepresentations[] {
    return this.#documents.listItems()
  }

  listDocumentsAtSite(): EntryWithRepresentations[] {
    return this.listDocuments().slice(0, maxEntriesAtSite)
  }

  listDocumentsInBatch(): EntryWithRepresentations[] {
    return this.listDocuments().slice(maxEntriesAtSite)
  }

  /** Lists the sampled entries without representations that are requested from the site itself. */
  listOtherEntriesAtSite(): EntryWithoutRepresentations[] {
    return this.#otherEntries.listItems().slice(0, maxEntriesAtSite)
  }
}

/** Checks every representation of documents whose addresses have already been checked. */
export async function checkDocuments(
  sites: SitePair,
  entries: readonly EntryWithRepresentations[],
  { store, findings }: ReleaseToVerify & { findings: Findings },
): Promise<void> {
  await forEachConcurrently(entries, maxConcurrentDocuments, async (entry) => {
    // `checkObjectsAndYieldEntries` has already reported the unreadable document.
    const document = await readDocument(store, entry).catch(() => null)
    if (document) await checkRepresentations(sites, document, findings)
  })
}

/**
 * Requests every representation of documents from a site, by media type.
 * @returns a site that repeats the recorded responses, even after the original site has ended
 */
export async function recordAsRepeatingSite(
  site: Site,
  entries: readonly EntryWithRepresentations[],
): Promise<Site> {
  const responseByRequest = new Map<string, SiteResponse>()
  async function recordResponse(path: string, accept: string): Promise<SiteResponse> {
    const response = await site.fetchResponse(path, { method: 'GET', accept })
    responseByRequest.set(`${accept} ${path}`, response)
    return response
  }
  await forEachConcurrently(entries, maxConcurrentDocuments, async ({ address }) => {
    const path = encodeAddress(address)
    const pageResponse = await recordResponse(path, 'text/html')
    for (const { mediaType } of parseLinkedRepresentations(pageResponse))
      await recordResponse(path, mediaType)
  })
  const fetchResponse: Site['fetchResponse'] = async (path, { accept }) =>
    responseByRequest.get(`${accept} ${path}`) ?? noResponse
  return { maxConcurrentRequests: site.maxConcurrentRequests, fetchResponse }
}

/**
 * Checks addresses again on another site. Records only differences, because these checks have already been counted.
 */
export async function recheckAddresses(
  site: Site,
  entries: readonly EntryWithoutRepresentations[],
  { findings, ...release }: ReleaseToVerify & { findings: Findings },
): Promise<void> {
  await forEachConcurrently(entries, site.maxConcurrentRequests, async (entry) => {
    const difference = await findAddressDifference(site, entry, release)
    if (difference) findings.addDifference('addresses', difference)
  })
}
