import { toInternalUrl, type VariantCache } from './variant-cache.ts'

/**
 * Creates the variant cache for production. It calls the `Variant` entrypoint through `ctx.exports`, behind Workers
 * Cache, which is tiered, collapses requests and survives errors. The request contains none of the client's headers.
 * Redirects are not followed, because the page of another address would then be sent.
 */
export const createPlatformVariantCache = (variant: Pick<Fetcher, 'fetch'>): VariantCache => ({
  async fetch(internalPath) {
    const response = await variant.fetch(new Request(toInternalUrl(internalPath), { redirect: 'manual' }))
    return { response, hit: response.headers.get('cf-cache-status') === 'HIT' }
  },
})
