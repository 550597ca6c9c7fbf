import { listen } from '../../test/support/processes/listen.ts'

/**
 * Serves KV and a cache that never has a response, from this process: workerd's CPU time is then the Worker's alone. The header
 * `Host` names the service.
 */
export const startStores = (values: ReadonlyMap<string, string>) =>
  listen((request, response) => {
    request.resume()
    const isKv = request.headers.host === 'kv'
    const { pathname } = new URL(request.url ?? '', 'http://kv')
    const value = isKv ? values.get(decodeURIComponent(pathname.slice(1))) : undefined
    if (request.method === 'PUT') response.writeHead(204).end()
    else if (value !== undefined) response.end(value)
    else response.writeHead(isKv ? 404 : 504).end()
  })
