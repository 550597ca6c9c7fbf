import { findEdition, type Root } from '../../archive/root.ts'
import { addressFromUrl } from '../gateway/address.ts'
import { createMethodNotAllowedResponse, createPreflightResponse } from '../gateway/refusals.ts'
import { createProblemResponse } from '../response/refusal.ts'
import { addCrossOriginHeaders } from '../response/shared-headers.ts'
import { type CallContext, createCallContext, type ProtocolDependencies } from './call-context.ts'
import { hasEntryAtAddress } from './has-entry.ts'

/** A protocol for other programs, at its own endpoint. */
interface Protocol {
  /** True if each edition has an endpoint, in addition to the archive's. */
  isPerEdition: boolean
  /** Methods that the endpoint supports in addition to OPTIONS. */
  methods: string
  /** Request headers that scripts from other origins may send. */
  requestHeaders: string
  /** Loads the protocol's code when it is first requested, so that readers do not wait for it. */
  load: () => Promise<{ respond: (context: CallContext) => Promise<Response> }>
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
 * Returns the name of the protocol whose endpoint has this path: `/<name>` or `/<edition>/<name>`. Returns `null` for
 * any other path.
 */
export function findProtocolName(path: string): string | null {
  const [, firstSegment = '', secondSegment, ...furtherSegments] = path.split('/', 4)
  const name = secondSegment ?? firstSegment
  return furtherSegments.length === 0 && protocolsByName.has(name) ? name : null
}

/**
 * Returns the id of the edition whose endpoint is at an address, or `null` for the archive's endpoint. Returns
 * `undefined` if there is no such edition.
 */
function findEndpointEditionId(root: Root, address: string, name: string): string | null | undefined {
  if (address === `/${name}`) return null
  return findEdition(root, address.slice(1, -name.length - 1))?.id
}

/**
 * Responds to requests that need none of the protocol's code: preflights, unsupported methods and bodies that are too
 * large. Returns `null` for any other request.
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

/** A request to a protocol's endpoint. The body is `null` if it is too large. */
interface ProtocolRequest {
  name: string
  request: Request
  body: string | null
}

/**
 * Responds at a protocol's endpoint. Returns `null` if there is no such endpoint, or if the release has an entry at
 * the same address.
 */
export async function respondToProtocol(
  protocolRequest: ProtocolRequest,
  dependencies: ProtocolDependencies,
): Promise<Response | null> {
  const { root } = dependencies.release
  const { name, request, body } = protocolRequest
  const address = addressFromUrl(root, new URL(request.url))
  const editionId = findEndpointEditionId(root, address, name)
  const protocol = protocolsByName.get(name)
  if (!protocol || editionId === undefined || (editionId !== null && !protocol.isPerEdition)) return null
  if (await hasEntryAtAddress(dependencies, address)) return null
  const respond = async () =>
    (await protocol.load()).respond(createCallContext({ request, body: body ?? '', editionId }, dependencies))
  const response = await (respondWithoutProtocolCode(protocol, protocolRequest, root) ?? respond())
  response.headers.set('cache-control', 'no-store')
  addCrossOriginHeaders(response.headers)
  return response
}
