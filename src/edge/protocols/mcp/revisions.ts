import { RpcError, type RpcMessage, toObjectOrEmpty, toTextOrEmpty } from './messages.ts'

/** The revision in which every request states its version. */
const statelessRevision = '2026-07-28'

/** Revisions that begin with `initialize`, newest first. */
export const handshakeRevisions = ['2025-11-25', '2025-06-18', '2025-03-26']

/** Every supported revision of the protocol, newest first. */
export const supportedRevisions = [statelessRevision, ...handshakeRevisions]

/**
 * True for a request of the stateless revision, in which the headers must repeat parts of the body.
 * @throws RpcError for an unknown revision, or if the headers differ from the body
 */
export function isStatelessRequest({ method, params }: RpcMessage, headers: Headers): boolean {
  const headerVersion = headers.get('mcp-protocol-version')
  const bodyVersion = toTextOrEmpty(toObjectOrEmpty(params._meta)['io.modelcontextprotocol/protocolVersion'])
  const requestedVersion = bodyVersion || headerVersion
  if (!bodyVersion && (headerVersion === null || handshakeRevisions.includes(headerVersion))) return false
  if (requestedVersion !== statelessRevision)
    throw new RpcError(-32022, 'Unsupported protocol version', {
      supported: supportedRevisions,
      requested: requestedVersion,
    })
  // The names of our tools are plain ASCII, so clients never encode them.
  const hasMatchingName = method !== 'tools/call' || headers.get('mcp-name') === params.name
  if (headerVersion !== bodyVersion || headers.get('mcp-method') !== method || !hasMatchingName)
    throw new RpcError(-32020, 'Header mismatch: the headers of a request repeat its body')
  return true
}
