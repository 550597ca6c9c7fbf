import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'

/** A result of D1: the names of its columns, and its rows. */
interface QueryResult {
  columns: readonly string[]
  rows: readonly (readonly (string | number | null)[])[]
}

/** Contents of a Worker's bindings. */
export interface Contents {
  /** The value at a key of KV; `undefined` if there is none. */
  value: (key: string) => string | Uint8Array | undefined
  /** The result of a statement of D1. */
  query: (sql: string) => QueryResult
}

const meta = {
  duration: 0,
  changes: 0,
  last_row_id: 0,
  changed_db: false,
  size_after: 0,
  rows_read: 0,
  rows_written: 0,
}

/** Responds as KV does to one key, and to many: `POST /bulk/get`. */
async function respondAsKv(request: IncomingMessage, response: ServerResponse, { value }: Contents) {
  if (request.method === 'POST') {
    const { keys } = JSON.parse(await text(request)) as { keys: string[] }
    const found = keys.map((key) => [key, value(key)?.toString() ?? null])
    response.end(JSON.stringify(Object.fromEntries(found)))
    return
  }
  const { pathname } = new URL(request.url ?? '', 'http://kv')
  const found = value(decodeURIComponent(pathname.slice(1)))
  if (found === undefined) response.writeHead(404).end()
  else response.end(found)
}

/** Responds as D1 does to statements. */
async function respondAsD1(request: IncomingMessage, response: ServerResponse, { query }: Contents) {
  const statements = [JSON.parse(await text(request))].flat() as { sql: string }[]
  const results = statements.map(({ sql }) => ({ success: true, results: query(sql), meta }))
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(results))
}

/**
 * Serves KV, D1 and a cache that never has a response from this process, so that workerd's CPU time is the Worker's alone.
 * The header `Host` names the service.
 */
export async function startStores(contents: Contents): Promise<{ port: number; stop: () => void }> {
  const server = createServer((request, response) => {
    const { host } = request.headers
    if (host === 'kv') respondAsKv(request, response, contents)
    else if (host === 'd1') respondAsD1(request, response, contents)
    else {
      request.resume()
      response.writeHead(request.method === 'PUT' ? 204 : 504).end()
    }
  })
  server.keepAliveTimeout = 60_000
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return { port: (server.address() as AddressInfo).port, stop: () => server.close() }
}
