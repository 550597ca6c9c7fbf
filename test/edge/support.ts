import { createExecutionContext, waitOnExecutionContext } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { inject } from 'vitest'
import { createApp } from '../../src/edge/app.ts'
import type { CorrectionDesk } from '../../src/edge/corrections/store-request.ts'
import { Gateway, type Surroundings } from '../../src/edge/gateway/gateway.ts'
import { r2Media } from '../../src/edge/media/r2-media.ts'
import { kvStore, readFresh } from '../../src/edge/release/kv-store.ts'
import { readManyFrom, type SearchSource } from '../../src/edge/search/search-source.ts'
import { localVariantCache } from '../../src/edge/variant/local-cache.ts'
import { answerInternally } from '../../src/edge/variant-entry.ts'
import type { Env } from '../../src/edge/worker.ts'

export const { ARCHIVE: archive, SEARCH: index, CORRECTIONS: corrections } = env as unknown as Env

/** Puts a release's keys and values into the namespace. */
export const load = (values: Record<string, string> = inject('release')) =>
  Promise.all(Object.entries(values).map(([key, value]) => archive.put(key, value)))

/** A namespace that counts what it is asked, and fails as `fault` says before asking the real one. */
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

/** A fresh isolate's worth of gateway on a namespace. Two with the same `build` share what the cache holds. */
export function freshIsolate(
  namespace: KVNamespace = archive,
  build = `build-${++builds}`,
  { desk = {}, ...search }: Partial<SearchSource> & { desk?: Partial<CorrectionDesk> } = {},
) {
  const gateway = new Gateway()
  const app = createApp(gateway)
  const source = {
    store: kvStore(namespace),
    readPointer: () => readFresh(namespace, 'release'),
    search: { database: index, readMany: readManyFrom(namespace), allowed: async () => true, ...search },
  }
  return {
    build,
    async fetch(url: string, init: RequestInit = {}): Promise<Response> {
      const request = new Request(new URL(url, 'https://morgue.example'), { redirect: 'manual', ...init })
      const ctx = createExecutionContext()
      const later = (work: Promise<unknown>) => ctx.waitUntil(work)
      const variant = (path: string) => answerInternally(source, path)
      const surroundings: Surroundings = {
        cache: localVariantCache(await caches.open(build), variant, later),
        build,
        media: r2Media((env as unknown as Env).MEDIA),
        later,
        desk: { database: corrections, allowed: async () => true, verified: async () => null, ...desk },
      }
      const reads = ['GET', 'HEAD'].includes(request.method)
      const response =
        (reads && gateway.recall(request, () => surroundings)) || (await app.fetch(request, surroundings))
      await waitOnExecutionContext(ctx)
      return response
    },
  }
}
