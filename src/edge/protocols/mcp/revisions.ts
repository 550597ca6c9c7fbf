import { RpcError, type RpcMessage, toObjectOrEmpty, toTextOrEmpty } from './messages.ts'

/** The revision in which each request names its version. */
const statelessRevision = '2026-07-28'

/** Revisions that begin with `initialize`, newest first. */
export const handshakeRevisions = ['2025-11-25', '2025-06-18', '2025-03-26']

/** Every supported revision of the protocol, newest first. */
export const supportedRevisions = [statelessRevision, ...handshakeRevisions]

/**
 * True for a request of the stateless revision, whose headers must repeat its body.
 * @throws RpcError for an unknown revision, or headers that differ
 */
export function isStatelessRequest({ method, params }: RpcMessage, headers: Headers): boolean {
  const inHeader = headers.get('mcp-protocol-version')
  const inBody = toTextOrEmpty(toObjectOrEmpty(params._meta)['io.modelcontextprotocol/protocolVersion'])
  const requested = inBody || inHeader
  if (!inBody && (inHeader === null || handshakeRevisions.includes(inHeader))) return false
  if (requested !== statelessRevision)
    throw new RpcError(-32022, 'Unsupported protocol version', { supported: supportedRevisions, requested })
  // Names of our tools are plain ASCII, which clients never encode.
  const hasName = method !== 'tools/call' || headers.get('mcp-name') === params.name
  if (inHeader !== inBody || headers.get('mcp-method') !== method || !hasName)
    throw new RpcError(-32020, 'Header mismatch: the headers of a request repeat its body')
  return true
}
