import { type ReadManyTexts, readDocumentsByAddress } from '../../archive/read-documents.ts'
import type { Root } from '../../archive/root.ts'
import { encodeAddress } from '../../model/address.ts'
import { type Citation, createCitation } from '../../model/citation.ts'
import type { ArticleDocument, Document } from '../../model/document.ts'
import { escapeXml } from '../../representation/escape-markup.ts'
import { renderContextFor } from '../../representation/render-context.ts'
import { addressFromUrl } from '../gateway/address.ts'
import type { Gateway, GatewayServices } from '../gateway/gateway.ts'
import type { Release } from '../release/current-release.ts'
import { respondToSearch } from '../search/respond-to-search.ts'

/**
 * A request to a protocol, and the functions and data needed to respond. The files of a protocol import only types
 * from the rest of the Worker, since bundlers wrap every eager module that a lazy one imports.
 */
export interface Exchange {
  request: Request
  body: string
  /** The edition whose endpoint was called; `null` for the archive's. */
  editionId: string | null
  root: Root
  /** Returns the canonical address of a URL. */
  addressFromUrl: (url: URL) => string
  /** Returns the gateway's response at an address, following redirects. @throws VariantFailure */
  read: (address: string, accept: string) => Promise<Response>
  /** Responds to a search with JSON. */
  search: (params: URLSearchParams) => Promise<Response | null>
  /** The digest of the release's root, and when it was published. */
  releaseId: string
  publishedAt: string
  /** The database with the records for harvesters. */
  records: D1Database
  /** Counts a harvester's request. Returns false if the rate limit does not allow it. */
  countAgainstLimit: () => Promise<boolean>
  /** Reads the release's documents at these addresses. Omits documents that cannot be read. */
  readDocumentsByAddress: (addresses: readonly string[]) => Promise<ReadonlyMap<string, Document>>
  cite: (document: ArticleDocument) => Citation
  escapeXml: (text: string) => string
}

/** The release that a protocol responds from, the gateway, and the platform's services for a request. */
export interface ProtocolDependencies {
  release: Release
  gateway: Gateway
  services: GatewayServices & { harvest: HarvestSource }
}

/** The database of records, and the documents of the release, for harvesters. */
export interface HarvestSource {
  records: D1Database
  readMany: ReadManyTexts
  /** Counts a request. Returns false if the rate limit does not allow it. */
  countAgainstLimit: () => Promise<boolean>
}

/** The origin of internal requests. No edition has this host, so a path is an address of the archive. */
const internalOrigin = 'http://archive.invalid'

/** Creates a request of the archive to itself, for a path and query that are already percent-encoded. */
const createInternalRequest = (path: string, accept: string) =>
  new Request(internalOrigin + path, { headers: { accept } })

/** Creates the exchange for a request to a protocol. */
export function createExchange(
  protocolRequest: Pick<Exchange, 'request' | 'body' | 'editionId'>,
  { release, gateway, services }: ProtocolDependencies,
): Exchange {
  const { root } = release
  const { records, readMany, countAgainstLimit } = services.harvest
  const requestInternally = (path: string, accept: string) =>
    gateway.respond(createInternalRequest(path, accept), release, services)
  return {
    ...protocolRequest,
    root,
    addressFromUrl: (url) => addressFromUrl(root, url),
    async read(address, accept) {
      const response = await requestInternally(encodeAddress(address), accept)
      const location = response.headers.get('location')
      return location === null ? response : requestInternally(location, accept)
    },
    releaseId: release.id,
    publishedAt: release.pointer.publishedAt,
    records,
    countAgainstLimit,
    readDocumentsByAddress: (addresses) => readDocumentsByAddress(readMany, root, addresses),
    cite(document) {
      const { edition, language } = renderContextFor(root, document.address)
      return createCitation(document, {
        archive: root.archive,
        edition,
        language: document.fields.language ?? language,
      })
    },
    escapeXml,
    search: (params) =>
      respondToSearch(createInternalRequest(`/search.json?${params}`, 'application/json'), release, {
        gateway,
        services,
      }),
  }
}
