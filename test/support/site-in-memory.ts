import type { OpenArchive, ReleaseStore } from '../../src/cli/publish/store/release-store.ts'
import type { Site, SiteResponse } from '../../src/cli/site/site.ts'
import { type AppServices, createApp } from '../../src/edge/app.ts'
import { Gateway } from '../../src/edge/gateway/gateway.ts'
import type { SearchSource } from '../../src/edge/search/search-source.ts'
import { respondToInternalPath } from '../../src/edge/variant-entry.ts'
import type { Statement } from '../../src/search/statement.ts'

/** The Worker's view of a local archive's search index. */
const toSearchSource = ({ search, readMany }: OpenArchive): SearchSource => ({
  database: {
    prepare: (sql: string) => ({ bind: (...params: string[]): Statement => ({ sql, params }) }),
    batch: async (statements: Statement[]) => (await search.run(statements)).map((results) => ({ results })),
  } as unknown as D1Database,
  readMany,
  admitRequest: async () => true,
})

/**
 * A site that answers with the Worker's routes from a store: without a runtime and without pictures, and without search unless
 * the store has an index.
 */
export function siteInMemory(store: ReleaseStore | OpenArchive): Site {
  const source = {
    objectStore: store,
    readPointer: async () => JSON.stringify(await store.readPointer()),
    search: 'search' in store ? toSearchSource(store) : ({} as never),
  }
  const services = {
    build: 'b',
    waitUntil: () => {},
    media: { get: async () => null },
    cache: {
      fetch: async (path: string) => ({ response: await respondToInternalPath(source, path), hit: false }),
    },
  } as unknown as AppServices
  const app = createApp(new Gateway(), (context, next) => {
    context.set('services', services)
    return next()
  })
  return {
    maxConcurrentRequests: 1,
    async fetchResponse(path, { method, accept }): Promise<SiteResponse> {
      const response = await app.request(
        new Request(`https://archive.example${path}`, { method, headers: { accept } }),
      )
      return {
        status: response.status,
        headers: response.headers,
        body: new Uint8Array(await response.arrayBuffer()),
      }
    },
  }
}
