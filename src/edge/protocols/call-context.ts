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
 * A request to a protocol, with the functions and data needed to respond. The modules of a protocol import only types
 * from the rest of the Worker, because bundlers wrap every eagerly loaded module that a lazily loaded one imports.
 */
export interface CallContext {
  request: Request
  body: string
  /** The edition whose endpoint was called; `null` for the archive's endpoint. */
  editionId: string | null
  root: Root
  /** Returns the canonical address of a URL. */
  addressFromUrl: (url: URL) => string
  /** Returns the gateway's response at an address after following at most one redirect. @throws VariantFailure */
  read: (address: string, accept: string) => Promise<Response>
  /** Responds to a search with JSON. */
  search: (params: URLSearchParams) => Promise<Response | null>
  /** The digest of the release's root, and the time of its publication. */
  releaseId: string
  publishedAt: string
  /** The database with the records for harvesters. */
  records: D1Database
  /** Counts a harvester's request. Returns false if the rate limit is exceeded. */
  admitRequest: () => Promise<boolean>
  /** Reads the release's documents at these addresses. Omits unreadable documents. */
  readDocumentsByAddress: (addresses: readonly string[]) => Promise<ReadonlyMap<string, Document>>
  cite: (document: ArticleDocument) => Citation
  escapeXml: (text: string) => string
}

/** The release from which a protocol responds, the gateway, and the platform's services for the request. */
export interface ProtocolDependencies {
  release: Release
  gateway: Gateway
  services: GatewayServices & { harvest: HarvestSource }
}

/** The data sources for harvesters: the database of records, and the release's documents. */
export interface HarvestSource {
  records: D1Database
  readMany: ReadManyTexts
  /** Counts a request. Returns false if the rate limit is exceeded. */
  admitRequest: () => Promise<boolean>
}

/** The origin of internal requests. It is no edition's host, so that every path is an address of the archive. */
const internalOrigin = 'http://archive.invalid'

/** Creates a request that the archive sends to itself. The path and query must already be percent-encoded. */
const createInternalRequest = (path: string, accept: string) =>
  new Request(internalOrigin + path, { headers: { accept } })

/** Creates the context of a request to a protocol. */
export function createCallContext(
  protocolRequest: Pick<CallContext, 'request' | 'body' | 'editionId'>,
  { release, gateway, services }: ProtocolDependencies,
): CallContext {
  const { root } = release
  const { records, readMany, admitRequest } = services.harvest
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
    admitRequest,
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
