import { toInternalUrl, type VariantCache } from './variant-cache.ts'

/**
 * Creates the variant cache for production: it calls the `Variant` entrypoint through `ctx.exports`, behind
 * Workers Cache, which is tiered, collapses requests and survives errors. The request contains no client header.
 * Redirects are not followed, since that would send one address's page for another.
 */
export const createPlatformVariantCache = (variant: Pick<Fetcher, 'fetch'>): VariantCache => ({
  async fetch(internalPath) {
    const response = await variant.fetch(new Request(toInternalUrl(internalPath), { redirect: 'manual' }))
    return { response, hit: response.headers.get('cf-cache-status') === 'HIT' }
  },
})
