import type { MiddlewareHandler } from 'hono'
import { representations } from '../representation/index.ts'
import type { AppEnv } from './app.ts'
import type { VariantCache } from './variant/variant-cache.ts'

/**
 * The header with the number of KV reads for an internal response. Caches store this header too, so it is ignored on
 * a hit.
 */
const kvReadsHeader = 'morgue-kv-reads'

/** Wraps a KV namespace and counts its reads in `count`. A bulk read counts as one. */
export function wrapToCountKvReads(namespace: KVNamespace) {
  const readCounter = { reads: 0 }
  const get = (key: string, options: KVNamespaceGetOptions<'text'>) => {
    readCounter.reads++
    return namespace.get(key, options)
  }
  return { count: readCounter, namespace: { get } as unknown as KVNamespace }
}

/** Adds a header with the number of KV reads to an internal response. */
export function addReadCountHeader(response: Response, { reads }: { reads: number }): Response {
  response.headers.set(kvReadsHeader, String(reads))
  return response
}

/** Wraps a cache so that KV reads caused by cache misses are added to the counter. */
function wrapToCountReadsOfMisses(cache: VariantCache, readCounter: { reads: number }): VariantCache {
  return {
    fetch: async (internalPath) => {
      const cachedResponse = await cache.fetch(internalPath)
      if (!cachedResponse.hit) readCounter.reads += Number(cachedResponse.response.headers.get(kvReadsHeader))
      return cachedResponse
    },
  }
}

/** Returns the name of the representation with this content type, or the content type itself if there is none. */
const findRepresentationNameOrType = (contentType: string | null) =>
  representations.find((each) => each.contentType === contentType)?.name ?? contentType

/**
 * Logs a response as one line of JSON, unless it came from a cache: path, representation, status, cache, KV reads and
 * milliseconds. Logs nothing about the client. The query is not logged either, because it can contain a reader's
 * search terms. Also adds the reads and milliseconds to `Server-Timing`, which is safe because our caches never store
 * this response.
 */
export const logResponse: MiddlewareHandler<AppEnv> = async (context, next) => {
  const startedAt = Date.now()
  const readCounter = { reads: 0 }
  const { services } = context.var
  context.set('services', { ...services, cache: wrapToCountReadsOfMisses(services.cache, readCounter) })
  await next()
  const { status, headers } = context.res
  const cacheStatus = headers.get('cache-status')
  if (cacheStatus?.endsWith('hit') && status !== 406) return
  const { reads } = readCounter
  const durationMs = Date.now() - startedAt
  const logLine = {
    address: new URL(context.req.url).pathname.slice(0, 1024),
    representation: findRepresentationNameOrType(headers.get('content-type')),
    status,
    cache: cacheStatus?.endsWith('miss') ? 'miss' : null,
    reads,
    ms: durationMs,
  }
  console.log(JSON.stringify(logLine))
  headers.set('server-timing', `total;dur=${durationMs}, kv;desc="${reads} reads"`)
}
