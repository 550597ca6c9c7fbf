import type { freshIsolate } from '../support.ts'

/** A tool's result, as a client receives it. */
export interface CallResult {
  content: { type: string; text: string }[]
  isError: boolean
  structuredContent?: Record<string, unknown>
}

/** A JSON-RPC response. */
export interface RpcResponse {
  id: string | number | null
  result?: Record<string, unknown>
  error?: { code: number; message: string; data?: unknown }
}

type Isolate = Pick<ReturnType<typeof freshIsolate>, 'fetch'>

/** Sends a body to an MCP endpoint. */
export const post = (
  isolate: Isolate,
  body: string,
  { headers = {}, url = '/mcp' }: { headers?: Record<string, string>; url?: string } = {},
): Promise<Response> =>
  isolate.fetch(url, { method: 'POST', body, headers: { 'content-type': 'application/json', ...headers } })

/** Sends a request of a handshake revision, and parses the response. */
export async function ask(
  isolate: Isolate,
  method: string,
  params: Record<string, unknown> = {},
): Promise<RpcResponse> {
  const response = await post(isolate, JSON.stringify({ jsonrpc: '2.0', id: 1, method, params }))
  return response.json()
}

/** Calls a tool. */
export async function callTool(isolate: Isolate, name: string, input: unknown): Promise<CallResult> {
  const { result, error } = await ask(isolate, 'tools/call', { name, arguments: input })
  if (!result) throw new Error(JSON.stringify(error))
  return result as unknown as CallResult
}

/** The text of a result's only block. */
export const textOf = ({ content }: CallResult): string => content.map(({ text }) => text).join('\n')
