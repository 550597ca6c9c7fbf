import { hash } from 'node:crypto'
import { readDocument } from '../../archive/release.ts'
import type { Entry } from '../../archive/shard.ts'
import { addressToPath } from '../../model/address.ts'
import { forEachConcurrently } from '../content/files/for-each-concurrently.ts'
import { noResponse, parseLinkedRepresentations, type Site, type SiteResponse } from '../site/site.ts'
import {
  compareAddress,
  type DocumentEntry,
  isDocumentEntry,
  type VerifiedRelease,
} from './check-addresses.ts'
import type { MediaEntry } from './check-objects.ts'
import { checkRepresentations, type SitePair } from './check-representations.ts'
import { StableSample } from './digest-sample.ts'
import type { Findings } from './findings.ts'

/**
 * Maximum number of documents, and of other addresses, requested from the site itself: a local one simulates the
 * Worker's storage, which takes ten times as long.
 */
const maxAtSite = 50

/** Number of documents checked at the same time: the text of each representation waits in memory for its check. */
const maxDocuments = 16

type PlainEntry = Exclude<Entry, DocumentEntry | MediaEntry>

/** A sample of entries that are checked in more detail. */
export class EntrySamples {
  readonly #documents = new StableSample<DocumentEntry>(({ digest }) => digest)
  readonly #others = new StableSample<PlainEntry>(({ address }) => hash('sha256', address))

  offer(entry: Exclude<Entry, MediaEntry>): void {
    if (isDocumentEntry(entry)) this.#documents.offer(entry)
    else this.#others.offer(entry)
  }

  documents(): DocumentEntry[] {
    return this.#documents.items()
  }

  documentsAtSite(): DocumentEntry[] {
    return this.documents().slice(0, maxAtSite)
  }

  documentsInBatch(): DocumentEntry[] {
    return this.documents().slice(maxAtSite)
  }

  /** Addresses without representations. */
  othersAtSite(): PlainEntry[] {
    return this.#others.items().slice(0, maxAtSite)
  }
}

/** Checks every representation of documents, whose addresses have been counted already. */
export async function checkDocuments(
  sites: SitePair,
  entries: readonly DocumentEntry[],
  { store, findings }: VerifiedRelease & { findings: Findings },
): Promise<void> {
  await forEachConcurrently(entries, maxDocuments, async (entry) => {
    // `checkObjects` has already reported the unreadable document.
    const document = await readDocument(store, entry).catch(() => null)
    if (document) await checkRepresentations(sites, document, findings)
  })
}

/**
 * Asks a site for every representation of documents by its media type.
 * @returns a site that answers these requests in the same way when the first one has ended
 */
export async function recordRepresentations(site: Site, entries: readonly DocumentEntry[]): Promise<Site> {
  const responses = new Map<string, SiteResponse>()
  async function record(path: string, accept: string): Promise<SiteResponse> {
    const response = await site.ask(path, { method: 'GET', accept })
    responses.set(`${accept} ${path}`, response)
    return response
  }
  await forEachConcurrently(entries, maxDocuments, async ({ address }) => {
    const path = addressToPath(address)
    const page = await record(path, 'text/html')
    for (const { mediaType } of parseLinkedRepresentations(page)) await record(path, mediaType)
  })
  const ask: Site['ask'] = async (path, { accept }) => responses.get(`${accept} ${path}`) ?? noResponse
  return { concurrency: site.concurrency, ask }
}

/** Requests addresses that have been counted already. */
export async function recheckAddresses(
  site: Site,
  entries: readonly PlainEntry[],
  { findings, ...release }: VerifiedRelease & { findings: Findings },
): Promise<void> {
  await forEachConcurrently(entries, site.concurrency, async (entry) => {
    const difference = await compareAddress(site, entry, release)
    if (difference) findings.add('addresses', difference)
  })
}
