import { toObjectKey } from '../archive/keys.ts'
import { type ObjectStore, readBytes } from '../archive/objects.ts'
import { parsePointer } from '../archive/release-pointer.ts'
import type { SearchSource } from './search/search-source.ts'
import { respondWithHits, searchPathPrefix } from './search/search-variant.ts'
import { createVariantFailureResponse, immutableCacheControl, outcomeToResponse } from './variant/outcome.ts'
import { renderVariant } from './variant/render-variant.ts'
import { parseVariantPath, pointerPath, sitemapRepresentationName } from './variant/variant-path.ts'
import { readSitemapOutcome } from './well-known/sitemap.ts'

/** The data sources of the `Variant` entrypoint. */
export interface VariantSource {
  objectStore: ObjectStore
  /** The text of the key `release`; `null` if the key does not exist. */
  readPointer: () => Promise<string | null>
  search: SearchSource
}

/** The pointer's `Cache-Control`. The pointer seldom changes, and an old one is better than none. */
const pointerCacheControl = 'public, max-age=10, stale-if-error=31536000'

const createJsonResponse = (json: string | ArrayBuffer, cacheControl: string) =>
  new Response(json, { headers: { 'content-type': 'application/json', 'cache-control': cacheControl } })

async function respondWithPointer({ readPointer }: VariantSource): Promise<Response> {
  const pointerJson = await readPointer()
  if (pointerJson === null || !parsePointer(pointerJson)) throw new Error('there is no release pointer')
  return createJsonResponse(pointerJson, pointerCacheControl)
}

const respondWithRoot = async ({ objectStore }: VariantSource, digest: string): Promise<Response> =>
  createJsonResponse(await readBytes(objectStore, toObjectKey('root', digest)), immutableCacheControl)

/**
 * Responds to a request to the `Variant` entrypoint. If a read fails, the response is a 503, which no cache stores.
 */
export async function respondToInternalPath(source: VariantSource, internalPath: string): Promise<Response> {
  try {
    if (internalPath === pointerPath) return await respondWithPointer(source)
    if (internalPath.startsWith('/root/'))
      return await respondWithRoot(source, internalPath.slice('/root/'.length))
    if (internalPath.startsWith(searchPathPrefix)) return await respondWithHits(source, internalPath)
    const variantRequest = parseVariantPath(internalPath)
    if (!variantRequest) return createVariantFailureResponse(404)
    const renderOutcome =
      variantRequest.representation === sitemapRepresentationName ? readSitemapOutcome : renderVariant
    return outcomeToResponse(await renderOutcome(source.objectStore, variantRequest))
  } catch (error) {
    console.error(error)
    return createVariantFailureResponse(503)
  }
}
