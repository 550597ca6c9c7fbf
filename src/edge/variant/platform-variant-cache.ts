import { internalUrl, type VariantCache } from './variant-cache.ts'

/**
 * Production: a call to the `Variant` entrypoint through `ctx.exports`, which the platform's cache answers (tiered,
 * collapsing, surviving errors). The request is the gateway's own: a GET, no client header, and redirects left to
 * the gateway, since following them here would answer one address with another's page.
 */
export const platformVariantCache = (variant: Pick<Fetcher, 'fetch'>): VariantCache => ({
  async fetch(path) {
    const response = await variant.fetch(new Request(internalUrl(path), { redirect: 'manual' }))
    return { response, hit: response.headers.get('cf-cache-status') === 'HIT' }
  },
})
