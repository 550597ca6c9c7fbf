import type { VariantCache } from '../variant/cache.ts'
import { fallbackOf, type Release } from './current-release.ts'

type Answer = (release: Release) => Promise<Response>

/** A response made of one release. One made of another than the pointer names is never cached. */
async function answerFrom(release: Release, answer: Answer): Promise<Response> {
  const response = await answer(release)
  if (release.id !== release.pointer.root) response.headers.set('cache-control', 'no-store')
  return response
}

/**
 * A response made of a release or, when an object of it cannot be read, of its fallback.
 * @throws when neither can be read, or the fallback lacks the address, which can be new in the release
 */
export async function answerFromRelease(
  release: Release,
  answer: Answer,
  cache: VariantCache,
): Promise<Response> {
  try {
    return await answerFrom(release, answer)
  } catch (error) {
    console.error(error)
    const fallback = await fallbackOf(release, cache)
    const answered = fallback && (await answerFrom(fallback, answer))
    if (!answered || answered.status === 404) throw error
    return answered
  }
}
