import { findEdition, type Root } from '../../archive/root.ts'
import { addressFromUrl } from '../gateway/address.ts'
import { createMethodNotAllowedResponse, createPreflightResponse } from '../gateway/refusals.ts'
import { createProblemResponse } from '../response/refusal.ts'
import { addCrossOriginHeaders } from '../response/shared-headers.ts'
import { createExchange, type Exchange, type ProtocolDependencies } from './exchange.ts'
import { hasEntryAtAddress } from './has-entry.ts'

/** A protocol for other programs, at its own endpoint. */
interface Protocol {
  /** True if each edition has an endpoint besides the archive's. */
  isPerEdition: boolean
  /** Methods that the endpoint supports besides OPTIONS. */
  methods: string
  /** Request headers that scripts of other origins may send. */
  requestHeaders: string
  /** Loads the protocol's code on its first request, so that readers do not wait for it. */
  load: () => Promise<{ respond: (exchange: Exchange) => Promise<Response> }>
}

const protocolsByName: ReadonlyMap<string, Protocol> = new Map([
  [
    'mcp',
    {
      isPerEdition: true,
      methods: 'POST',
      requestHeaders: 'Content-Type, MCP-Protocol-Version, Mcp-Method, Mcp-Name',
      load: () => import('./mcp/respond-to-mcp.ts'),
    },
  ],
  [
    'oai',
    {
      isPerEdition: false,
      methods: 'GET, HEAD, POST',
      requestHeaders: 'Content-Type',
      load: () => import('./oai/respond-to-oai.ts'),
    },
  ],
])

/** Maximum size of a request's body, in bytes. */
export const maxProtocolBodyBytes = 65_536

/**
 * Returns the name of the protocol whose endpoint has this path, `/<name>` or `/<edition>/<name>`; `null` for any
 * other path.
 */
export function findProtocolName(path: string): string | null {
  const [, firstSegment = '', secondSegment, ...furtherSegments] = path.split('/', 4)
  const name = secondSegment ?? firstSegment
  return furtherSegments.length === 0 && protocolsByName.has(name) ? name : null
}

/**
 * Returns the id of the edition whose endpoint is at an address; `null` for the archive's endpoint, `undefined` for
 * an edition that does not exist.
 */
function findEndpointEditionId(root: Root, address: string, name: string): string | null | undefined {
  if (address === `/${name}`) return null
  return findEdition(root, address.slice(1, -name.length - 1))?.id
}

/**
 * Responds to a request for which no protocol code is needed: a preflight, an unsupported method, or too large a
 * body. Returns `null` for any other request.
 */
function respondWithoutProtocolCode(
  { methods, requestHeaders }: Protocol,
  { request, body }: ProtocolRequest,
  releaseRoot: Root,
) {
  const allow = `${methods}, OPTIONS`
  if (request.method === 'OPTIONS') return createPreflightResponse(allow, requestHeaders)
  if (!methods.split(', ').includes(request.method))
    return createMethodNotAllowedResponse(request, releaseRoot, allow)
  return body === null
    ? createProblemResponse({ status: 413, detail: `Send at most ${maxProtocolBodyBytes} bytes.` })
    : null
}

/** A request to a protocol's endpoint; its body is `null` when it is too large. */
interface ProtocolRequest {
  name: string
  request: Request
  body: string | null
}

/**
 * Responds at a protocol's endpoint; `null` if the release has an entry at the same address, or if there is no such
 * endpoint.
 */
export async function respondToProtocol(
  protocolRequest: ProtocolRequest,
  services: ProtocolDependencies,
): Promise<Response | null> {
  const { root } = services.release
  const { name, request, body } = protocolRequest
  const address = addressFromUrl(root, new URL(request.url))
  const editionId = findEndpointEditionId(root, address, name)
  const protocol = protocolsByName.get(name)
  if (!protocol || editionId === undefined || (editionId !== null && !protocol.isPerEdition)) return null
  if (await hasEntryAtAddress(services, address)) return null
  const respond = async () =>
    (await protocol.load()).respond(createExchange({ request, body: body ?? '', editionId }, services))
  const response = await (respondWithoutProtocolCode(protocol, protocolRequest, root) ?? respond())
  response.headers.set('cache-control', 'no-store')
  addCrossOriginHeaders(response.headers)
  return response
}
