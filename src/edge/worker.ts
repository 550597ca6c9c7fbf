import { WorkerEntrypoint } from 'cloudflare:workers'
import { pointerKey } from '../archive/keys.ts'
import { createApp, type Services } from './app.ts'
import { turnstileVerifier } from './corrections/turnstile.ts'
import type { Env } from './env.ts'
import { Gateway } from './gateway/gateway.ts'
import { isReadRequest } from './gateway/refusals.ts'
import { addReads, countReads, logResponse } from './log-response.ts'
import { r2Media } from './media/r2-media.ts'
import { rateLimiter } from './rate-limit.ts'
import { kvStore, readFresh } from './release/kv-store.ts'
import { bulkReader } from './search/search-source.ts'
import { localVariantCache } from './variant/local-variant-cache.ts'
import { platformVariantCache } from './variant/platform-variant-cache.ts'
import type { VariantCache } from './variant/variant-cache.ts'
import { respondInternally, type VariantSource } from './variant-entry.ts'

const variantSource = (env: Env, namespace: KVNamespace): VariantSource => ({
  store: kvStore(namespace),
  readPointer: () => readFresh(namespace, pointerKey),
  search: {
    database: env.SEARCH,
    readMany: bulkReader(namespace),
    isAllowed: () => rateLimiter(env.SEARCH_LIMIT)('search'),
  },
})

async function respondAndCount(env: Env, path: string): Promise<Response> {
  const { namespace, count } = countReads(env.ARCHIVE)
  return addReads(await respondInternally(variantSource(env, namespace), path), count)
}

/** The cached entrypoint: variants by internal URL. The platform's cache is in front of it. */
export class Variant extends WorkerEntrypoint<Env> {
  override fetch(request: Request): Promise<Response> {
    return respondAndCount(this.env, new URL(request.url).pathname)
  }
}

type PlatformContext = ExecutionContext & { exports: { Variant: Fetcher } }

function createVariantCache(env: Env, ctx: PlatformContext): VariantCache {
  // Undefined without Workers Cache, for example in local development.
  if (ctx.cache !== undefined) return platformVariantCache(ctx.exports.Variant)
  return localVariantCache(
    caches.default,
    (path) => respondAndCount(env, path),
    (work) => ctx.waitUntil(work),
  )
}

const services = (env: Env, ctx: PlatformContext): Services => ({
  cache: createVariantCache(env, ctx),
  build: env.VERSION.id,
  media: r2Media(env.MEDIA),
  corrections: {
    database: env.CORRECTIONS,
    isAllowed: rateLimiter(env.CORRECTIONS_LIMIT),
    verify: turnstileVerifier(env.TURNSTILE_SECRET),
  },
  harvest: {
    records: env.CORRECTIONS,
    readMany: bulkReader(env.ARCHIVE),
    isAllowed: () => rateLimiter(env.SEARCH_LIMIT)('oai'),
  },
  waitUntil: (work) => ctx.waitUntil(work),
})

const gateway = new Gateway()

const app = createApp(
  gateway,
  (context, next) => {
    context.set('services', services(context.env, context.executionCtx as PlatformContext))
    return next()
  },
  logResponse,
)

/** The gateway: runs on every request. A remembered response is sent without entering the app's routes. */
export default {
  fetch(request: Request, env: Env, ctx: PlatformContext): Response | Promise<Response> {
    const recalled = isReadRequest(request) && gateway.recall(request, () => services(env, ctx))
    return recalled || app.fetch(request, env, ctx)
  },
}
