import { representations } from '../representation/index.ts'
import type { VariantCache } from './variant/cache.ts'

/** How often KV was read for an internal answer. It is kept with that, and means nothing once it comes from a cache. */
const readsHeader = 'morgue-kv-reads'

/** A namespace that counts its reads, a bulk read as one. */
export function counted(namespace: KVNamespace) {
  const count = { reads: 0 }
  const get = (key: string, options: KVNamespaceGetOptions<'text'>) => {
    count.reads++
    return namespace.get(key, options)
  }
  return { count, namespace: { get } as unknown as KVNamespace }
}

/** Says on an internal answer what it cost. */
export function withReads(response: Response, { reads }: { reads: number }): Response {
  response.headers.set(readsHeader, String(reads))
  return response
}

const nameOf = (contentType: string | null) =>
  representations.find((each) => each.contentType === contentType)?.name ?? contentType

/**
 * A request that the isolate did not answer from its memo: what it asks of the cache is counted, and unless all of it was
 * kept from before, one JSON line tells the path, the representation, the cache, KV's reads and the time. Nothing of who
 * asked, and no query: what was searched for is nobody's business.
 */
export class Observed {
  readonly #began = Date.now()
  #reads = 0

  /** The cache, counting. */
  counting(cache: VariantCache): VariantCache {
    return {
      fetch: async (path) => {
        const found = await cache.fetch(path)
        if (!found.hit) this.#reads += Number(found.response.headers.get(readsHeader))
        return found
      },
    }
  }

  /** Writes the line, and the same as `Server-Timing` on the response, which no cache of ours keeps. */
  tell({ url }: Request, response: Response): Response {
    const { status, headers } = response
    const cache = headers.get('cache-status')
    if (cache?.endsWith('hit') && status !== 406) return response
    const [reads, ms] = [this.#reads, Date.now() - this.#began]
    const address = new URL(url).pathname.slice(0, 1024)
    const representation = nameOf(headers.get('content-type'))
    const line = {
      address,
      representation,
      status,
      cache: cache?.endsWith('miss') ? 'miss' : null,
      reads,
      ms,
    }
    console.log(JSON.stringify(line))
    headers.set('server-timing', `total;dur=${ms}, kv;desc="${reads} reads"`)
    return response
  }
}
