import type { Site, SiteResponse } from '../../src/cli/site/site.ts'
import { createApp, type Services } from '../../src/edge/app.ts'
import { Gateway } from '../../src/edge/gateway/gateway.ts'
import { respondInternally } from '../../src/edge/variant-entry.ts'
import type { MemoryStore } from './memory-store.ts'

/** A site that answers with the Worker's routes from a store in memory: without a runtime, and without pictures or search. */
export function siteInMemory(store: MemoryStore): Site {
  const source = {
    store,
    readPointer: async () => store.values.get('release') ?? null,
    search: {} as never,
  }
  const services = {
    build: 'b',
    waitUntil: () => {},
    media: { get: async () => null },
    cache: {
      fetch: async (path: string) => ({ response: await respondInternally(source, path), hit: false }),
    },
  } as unknown as Services
  const app = createApp(new Gateway(), (context, next) => {
    context.set('services', services)
    return next()
  })
  return {
    concurrency: 1,
    async ask(path, { method, accept }): Promise<SiteResponse> {
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
