import { createExecutionContext, waitOnExecutionContext } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { inject } from 'vitest'
import { type AppServices, createApp } from '../../src/edge/app.ts'
import type { CorrectionServices } from '../../src/edge/corrections/store-request.ts'
import type { Env } from '../../src/edge/env.ts'
import { Gateway } from '../../src/edge/gateway/gateway.ts'
import { isReadRequest } from '../../src/edge/gateway/refusals.ts'
import { createR2MediaStore } from '../../src/edge/media/r2-media.ts'
import { createKvStore, readMutableKey } from '../../src/edge/release/kv-store.ts'
import { createKvTextsReader, type SearchSource } from '../../src/edge/search/search-source.ts'
import { createLocalVariantCache } from '../../src/edge/variant/local-variant-cache.ts'
import { respondToInternalPath } from '../../src/edge/variant-entry.ts'

export const { ARCHIVE: archive, SEARCH: index, CORRECTIONS: corrections } = env as unknown as Env

/**
 * Puts a release's keys and values into the namespace, except objects that are already there, since they never change.
 */
export async function load(values: Record<string, string> = inject('release')): Promise<void> {
  const stored = new Set((await archive.list()).keys.map(({ name }) => name))
  const lacking = Object.entries(values).filter(([key]) => key === 'release' || !stored.has(key))
  await Promise.all(lacking.map(([key, value]) => archive.put(key, value)))
}

/** A namespace that records the keys it reads, and first lets `fault` replace the read. */
export function watched(fault: (key: string) => Promise<unknown> | null = () => null) {
  const keys: string[] = []
  const namespace = new Proxy(archive, {
    get: (target, name) =>
      name === 'get'
        ? async (key: string, options: KVNamespaceGetOptions<'arrayBuffer'>) => {
            keys.push(key)
            const answered = fault(key)
            return answered ? await answered : target.get(key, options)
          }
        : Reflect.get(target, name),
  })
  return { namespace, keys }
}

let builds = 0

const origin = 'https://morgue.example'

/** A gateway with the memory of a fresh isolate. Isolates with the same `build` share a cache. */
export function freshIsolate(
  namespace: KVNamespace = archive,
  build = `build-${++builds}`,
  {
    correctionServices = {},
    ...search
  }: Partial<SearchSource> & { correctionServices?: Partial<CorrectionServices> } = {},
) {
  const gateway = new Gateway()
  const source = {
    objectStore: createKvStore(namespace),
    readPointer: () => readMutableKey(namespace, 'release'),
    search: {
      database: index,
      readMany: createKvTextsReader(namespace),
      admitRequest: async () => true,
      ...search,
    },
  }
  return {
    build,
    /** True if the response to a request comes from the isolate's memory, without the routes. */
    remembers: (url: string, init: RequestInit = {}): boolean =>
      gateway.recall(new Request(new URL(url, origin), init), () => {
        throw new Error('the release is renewed')
      }) !== null,
    async fetch(url: string, init: RequestInit = {}): Promise<Response> {
      const request = new Request(new URL(url, origin), { redirect: 'manual', ...init })
      const ctx = createExecutionContext()
      const waitUntil = (work: Promise<unknown>) => ctx.waitUntil(work)
      const variant = (path: string) => respondToInternalPath(source, path)
      const services: AppServices = {
        cache: createLocalVariantCache(await caches.open(build), variant, waitUntil),
        build,
        media: createR2MediaStore((env as unknown as Env).MEDIA),
        waitUntil,
        harvest: { ...source.search, records: corrections },
        corrections: {
          database: corrections,
          admitRequest: async () => true,
          verify: async () => null,
          ...correctionServices,
        },
      }
      const app = createApp(gateway, (context, next) => {
        context.set('services', services)
        return next()
      })
      const recalled = isReadRequest(request) && gateway.recall(request, () => services)
      const response = recalled || (await app.request(request))
      await waitOnExecutionContext(ctx)
      return response
    },
  }
}
