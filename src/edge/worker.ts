import { WorkerEntrypoint } from 'cloudflare:workers'
import { pointerKey } from '../archive/keys.ts'
import { type AppServices, createApp } from './app.ts'
import { createTurnstileVerifier } from './corrections/turnstile.ts'
import type { Env } from './env.ts'
import { Gateway } from './gateway/gateway.ts'
import { isReadRequest } from './gateway/refusals.ts'
import { addReadCountHeader, logResponse, wrapToCountKvReads } from './log-response.ts'
import { createR2MediaStore } from './media/r2-media.ts'
import { createRateLimiter } from './rate-limit.ts'
import { createKvStore, readMutableKey } from './release/kv-store.ts'
import { createKvTextsReader } from './search/search-source.ts'
import { createLocalVariantCache } from './variant/local-variant-cache.ts'
import { createPlatformVariantCache } from './variant/platform-variant-cache.ts'
import type { VariantCache } from './variant/variant-cache.ts'
import { respondToInternalPath, type VariantSource } from './variant-entry.ts'

const createVariantSource = (env: Env, namespace: KVNamespace): VariantSource => ({
  objectStore: createKvStore(namespace),
  readPointer: () => readMutableKey(namespace, pointerKey),
  search: {
    database: env.SEARCH,
    readMany: createKvTextsReader(namespace),
    admitRequest: () => createRateLimiter(env.SEARCH_LIMIT)('search'),
  },
})

async function respondAndCountReads(env: Env, internalPath: string): Promise<Response> {
  const { namespace, count } = wrapToCountKvReads(env.ARCHIVE)
  return addReadCountHeader(
    await respondToInternalPath(createVariantSource(env, namespace), internalPath),
    count,
  )
}

/** The cached entrypoint, which serves variants by internal URL. The platform's cache is in front of it. */
export class Variant extends WorkerEntrypoint<Env> {
  override fetch(request: Request): Promise<Response> {
    return respondAndCountReads(this.env, new URL(request.url).pathname)
  }
}

type PlatformContext = ExecutionContext & { exports: { Variant: Fetcher } }

function createVariantCache(env: Env, ctx: PlatformContext): VariantCache {
  // Undefined without Workers Cache, for example in local development.
  if (ctx.cache !== undefined) return createPlatformVariantCache(ctx.exports.Variant)
  return createLocalVariantCache(
    caches.default,
    (internalPath) => respondAndCountReads(env, internalPath),
    (work) => ctx.waitUntil(work),
  )
}

const createServices = (env: Env, ctx: PlatformContext): AppServices => ({
  cache: createVariantCache(env, ctx),
  build: env.VERSION.id,
  media: createR2MediaStore(env.MEDIA),
  corrections: {
    database: env.CORRECTIONS,
    admitRequest: createRateLimiter(env.CORRECTIONS_LIMIT),
    verify: createTurnstileVerifier(env.TURNSTILE_SECRET),
  },
  harvest: {
    records: env.CORRECTIONS,
    readMany: createKvTextsReader(env.ARCHIVE),
    admitRequest: () => createRateLimiter(env.SEARCH_LIMIT)('oai'),
  },
  waitUntil: (work) => ctx.waitUntil(work),
})

const gateway = new Gateway()

const app = createApp(
  gateway,
  (context, next) => {
    context.set('services', createServices(context.env, context.executionCtx as PlatformContext))
    return next()
  },
  logResponse,
)

/**
 * The gateway, which runs on every request. If it remembers the response, it sends it without entering the app's
 * routes.
 */
export default {
  fetch(request: Request, env: Env, ctx: PlatformContext): Response | Promise<Response> {
    const recalledResponse = isReadRequest(request) && gateway.recall(request, () => createServices(env, ctx))
    return recalledResponse || app.fetch(request, env, ctx)
  },
}
