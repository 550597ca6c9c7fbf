/** An error that JSON-RPC 2.0 §5.1 or the protocol defines. */
export class RpcError extends Error {
  override name = 'RpcError'
  readonly code: number
  readonly data: unknown
  constructor(code: number, message: string, data?: unknown) {
    super(message)
    this.code = code
    this.data = data
  }
}

/** A JSON object, such as the parameters of a message or the result of a tool call. */
export type JsonObject = Readonly<Record<string, unknown>>

/** A client's request or, without an `id`, a notification. */
export interface RpcMessage {
  id: string | number | undefined
  method: string
  params: JsonObject
}

/** Returns a copy of the value if it is an object, and an empty object otherwise. */
export const toObjectOrEmpty = (value: unknown): JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {}

/** Returns the value if it is a string, and an empty string otherwise. */
export const toTextOrEmpty = (value: unknown): string => (typeof value === 'string' ? value : '')

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new RpcError(-32700, 'Parse error')
  }
}

/**
 * Parses a client's message. Returns `null` for a response: the server sends no requests, so responses are ignored.
 * @throws RpcError for any other text
 */
export function parseRpcMessage(text: string): RpcMessage | null {
  const { jsonrpc, id, method, params, ...otherMembers } = toObjectOrEmpty(parseJson(text))
  if (jsonrpc === '2.0' && method === undefined && ('result' in otherMembers || 'error' in otherMembers))
    return null
  const hasValidId = id === undefined || typeof id === 'string' || typeof id === 'number'
  if (jsonrpc !== '2.0' || typeof method !== 'string' || !hasValidId)
    throw new RpcError(-32600, 'Invalid request')
  return { id, method, params: toObjectOrEmpty(params) }
}
