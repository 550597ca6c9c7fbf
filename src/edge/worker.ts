import { WorkerEntrypoint } from 'cloudflare:workers'
import { pointerKey } from '../archive/keys.ts'
import { createApp } from './app.ts'
import { verifiedBy } from './corrections/turnstile.ts'
import { Gateway, type Surroundings } from './gateway/gateway.ts'
import { isRead } from './gateway/refusals.ts'
import { counted, Observed, withReads } from './log.ts'
import { r2Media } from './media/r2-media.ts'
import { allowedBy } from './rate-limit.ts'
import { kvStore, readFresh } from './release/kv-store.ts'
import { readManyFrom } from './search/search-source.ts'
import type { VariantCache } from './variant/cache.ts'
import { localVariantCache } from './variant/local-cache.ts'
import { platformVariantCache } from './variant/platform-cache.ts'
import { answerInternally, type VariantSource } from './variant-entry.ts'

/** What `wrangler.toml` binds. */
export interface Env {
  ARCHIVE: KVNamespace
  MEDIA: R2Bucket
  VERSION: WorkerVersionMetadata
  /** The search index. */
  SEARCH: D1Database
  /** How many searches the index is asked for at one location; optional. */
  SEARCH_LIMIT?: RateLimit
  /** Readers' requests for corrections. */
  CORRECTIONS: D1Database
  /** How many of them an edition takes at one location; optional. */
  CORRECTIONS_LIMIT?: RateLimit
  /** The secret of the Turnstile widget, where an edition has one. */
  TURNSTILE_SECRET?: string
}

const sourceIn = (env: Env, namespace: KVNamespace): VariantSource => ({
  store: kvStore(namespace),
  readPointer: () => readFresh(namespace, pointerKey),
  search: {
    database: env.SEARCH,
    readMany: readManyFrom(namespace),
    allowed: () => allowedBy(env.SEARCH_LIMIT)('search'),
  },
})

async function answerCounted(env: Env, path: string): Promise<Response> {
  const { namespace, count } = counted(env.ARCHIVE)
  return withReads(await answerInternally(sourceIn(env, namespace), path), count)
}

/** The cached entrypoint: variants by internal URL. The platform's cache stands in front of it. */
export class Variant extends WorkerEntrypoint<Env> {
  override fetch(request: Request): Promise<Response> {
    return answerCounted(this.env, new URL(request.url).pathname)
  }
}

type PlatformContext = ExecutionContext & { exports: { Variant: Fetcher } }

function variantCache(env: Env, ctx: PlatformContext): VariantCache {
  // Undefined where the platform does not offer Workers Cache, such as in local development.
  if (ctx.cache !== undefined) return platformVariantCache(ctx.exports.Variant)
  return localVariantCache(
    caches.default,
    (path) => answerCounted(env, path),
    (work) => ctx.waitUntil(work),
  )
}

const gateway = new Gateway()
const app = createApp(gateway)

async function observe(request: Request, surroundings: Surroundings): Promise<Response> {
  const observed = new Observed()
  const cache = observed.counting(surroundings.cache)
  return observed.tell(request, await app.fetch(request, { ...surroundings, cache }))
}

/** The gateway: runs on every request. */
export default {
  fetch(request: Request, env: Env, ctx: PlatformContext): Response | Promise<Response> {
    const surroundings = (): Surroundings => ({
      cache: variantCache(env, ctx),
      build: env.VERSION.id,
      media: r2Media(env.MEDIA),
      desk: {
        database: env.CORRECTIONS,
        allowed: allowedBy(env.CORRECTIONS_LIMIT),
        verified: verifiedBy(env.TURNSTILE_SECRET),
      },
      later: (work) => ctx.waitUntil(work),
    })
    return (isRead(request) && gateway.recall(request, surroundings)) || observe(request, surroundings())
  },
}
