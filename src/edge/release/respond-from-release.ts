import type { VariantCache } from '../variant/variant-cache.ts'
import { openFallbackRelease, type Release } from './current-release.ts'

type ReleaseResponder = (release: Release) => Promise<Response | null>

/** Responds from one release. If it is the fallback, the response is never cached. */
async function respondFromOneRelease(release: Release, respond: ReleaseResponder): Promise<Response | null> {
  const response = await respond(release)
  if (release.id !== release.pointer.root) response?.headers.set('cache-control', 'no-store')
  return response
}

/**
 * Responds from a release or, if one of its objects cannot be read, from its fallback.
 * @throws if neither can be read, or if the fallback lacks the address, which may be new in the release
 */
export async function respondFromRelease(
  release: Release,
  respond: ReleaseResponder,
  cache: VariantCache,
): Promise<Response | null> {
  try {
    return await respondFromOneRelease(release, respond)
  } catch (error) {
    console.error(error)
    const fallbackRelease = await openFallbackRelease(release, cache)
    const response = fallbackRelease && (await respondFromOneRelease(fallbackRelease, respond))
    if (!response || response.status === 404) throw error
    return response
  }
}
