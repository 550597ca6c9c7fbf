import { upgradeRoot } from '../../archive/earlier-formats.ts'
import { parsePointer, type ReleasePointer } from '../../archive/release-pointer.ts'
import type { Root } from '../../archive/root.ts'
import { recallRoot, rememberRoot } from '../variant/roots.ts'
import type { VariantCache } from '../variant/variant-cache.ts'
import { pointerPath, toRootPath } from '../variant/variant-path.ts'

/** A release whose root has been read. */
export interface Release {
  /** Its root's digest. */
  id: string
  root: Root
  pointer: ReleasePointer
}

/** Services for renewing the pointer after the response. */
interface RenewalServices {
  cache: VariantCache
  waitUntil: (work: Promise<unknown>) => void
}

/** Age of the pointer after which it is renewed, after the response. */
const renewalAgeMs = 15_000

/** Age of the pointer after which it is read before the response, since an isolate may have slept. */
const maxPointerAgeMs = 30_000

/** Thrown when neither this isolate nor the cache has ever read a release. */
export class NoRelease extends Error {
  override name = 'NoRelease'
}

async function readPointer(cache: VariantCache): Promise<ReleasePointer | null> {
  const { response } = await cache.fetch(pointerPath)
  return response.ok ? parsePointer(await response.text()) : null
}

async function readRoot(cache: VariantCache, digest: string): Promise<Root | null> {
  const rememberedRoot = recallRoot(digest)
  if (rememberedRoot) return rememberedRoot
  const { response } = await cache.fetch(toRootPath(digest))
  return response.ok ? rememberRoot(digest, upgradeRoot((await response.json()) as Root)) : null
}

/** Opens the release that a pointer names or, if its root cannot be read, the fallback. */
async function openRelease(cache: VariantCache, pointer: ReleasePointer): Promise<Release | null> {
  for (const rootDigest of [pointer.root, pointer.fallback]) {
    const root = rootDigest === null ? null : await readRoot(cache, rootDigest).catch(() => null)
    if (rootDigest !== null && root) return { id: rootDigest, root, pointer }
  }
  return null
}

/** Opens the fallback of a release; `null` if there is none. */
export async function openFallbackRelease(
  { id, pointer }: Release,
  cache: VariantCache,
): Promise<Release | null> {
  const { fallback } = pointer
  if (fallback === null || fallback === id) return null
  const root = await readRoot(cache, fallback)
  return root && { id: fallback, root, pointer }
}

/**
 * The isolate's memory of the served release: a value, never a promise shared between requests. The last release
 * remains while the archive cannot be read. A pointer with a lower sequence number is ignored.
 */
export class CurrentRelease {
  #release: Release | null = null
  #pointerReadAt = 0
  #renewalStartedAt = 0

  /**
   * Returns the release if it was read in the last 30 seconds; otherwise `null`, and the caller must use `get`.
   * Renews an older pointer after the response.
   */
  peek(now: number, getServices: () => RenewalServices): Release | null {
    const pointerAge = now - this.#pointerReadAt
    if (!this.#release || pointerAge > maxPointerAgeMs) return null
    if (pointerAge > renewalAgeMs && now - this.#renewalStartedAt > renewalAgeMs) {
      this.#renewalStartedAt = now
      const { cache, waitUntil } = getServices()
      waitUntil(this.#renew(now, cache).catch(() => null))
    }
    return this.#release
  }

  /** Reads the release now; if that fails, returns the last one. @throws NoRelease */
  async get(now: number, cache: VariantCache): Promise<Release> {
    await this.#renew(now, cache).catch(() => null)
    if (!this.#release) throw new NoRelease('no release can be read')
    this.#pointerReadAt = now
    return this.#release
  }

  async #renew(now: number, cache: VariantCache): Promise<void> {
    const pointer = await readPointer(cache)
    if (!pointer || pointer.sequence < (this.#release?.pointer.sequence ?? 0)) return
    const release =
      pointer.root === this.#release?.id ? { ...this.#release, pointer } : await openRelease(cache, pointer)
    if (!release || release.pointer.sequence < (this.#release?.pointer.sequence ?? 0)) return
    this.#release = release
    this.#pointerReadAt = now
  }
}
