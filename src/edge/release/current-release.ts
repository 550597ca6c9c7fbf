import { upgradeRoot } from '../../archive/earlier-formats.ts'
import { parsePointer, type ReleasePointer } from '../../archive/release-pointer.ts'
import type { Root } from '../../archive/root.ts'
import { recallRoot, rememberRoot } from '../variant/roots.ts'
import type { VariantCache } from '../variant/variant-cache.ts'
import { pointerPath, toRootPath } from '../variant/variant-path.ts'

/** A release whose root has been read, and the pointer that led to it. */
export interface Release {
  /** Digest of the release's root. */
  id: string
  root: Root
  pointer: ReleasePointer
}

/** Services for renewing the pointer after a response has been sent. */
interface PointerRenewalServices {
  cache: VariantCache
  waitUntil: (work: Promise<unknown>) => void
}

/** Age from which a request renews the pointer in the background, once its response has been sent. */
const renewalAgeMs = 15_000

/** Age at which the pointer is read again before responding. The isolate may have been idle. */
const maxPointerAgeMs = 30_000

/** Thrown when no release can be read and this isolate has never read one. */
export class NoRelease extends Error {
  override name = 'NoRelease'
}

/** Reads the pointer. Returns `null` if the response is a failure or does not contain a pointer. */
async function readPointer(cache: VariantCache): Promise<ReleasePointer | null> {
  const { response } = await cache.fetch(pointerPath)
  return response.ok ? parsePointer(await response.text()) : null
}

/** Reads the root with this digest. Returns `null` if the response is a failure. */
async function readRoot(cache: VariantCache, digest: string): Promise<Root | null> {
  const rememberedRoot = recallRoot(digest)
  if (rememberedRoot) return rememberedRoot
  const { response } = await cache.fetch(toRootPath(digest))
  return response.ok ? rememberRoot(digest, upgradeRoot((await response.json()) as Root)) : null
}

/**
 * Opens the release that a pointer refers to or, if its root is unreadable, the fallback. Returns `null` if both are.
 */
async function openRelease(cache: VariantCache, pointer: ReleasePointer): Promise<Release | null> {
  for (const rootDigest of [pointer.root, pointer.fallback]) {
    const root = rootDigest === null ? null : await readRoot(cache, rootDigest).catch(() => null)
    if (rootDigest !== null && root) return { id: rootDigest, root, pointer }
  }
  return null
}

/** Opens a release's fallback. Returns `null` if it has none, or if the fallback cannot be read. */
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
 * The isolate's memory of the release being served. It is never a promise that requests share. While the archive
 * cannot be read, the last release stays current. A pointer with a lower sequence number is ignored.
 */
export class CurrentRelease {
  #release: Release | null = null
  #pointerReadAt = 0
  #renewalStartedAt = 0

  /**
   * Returns the release if its pointer was read in the last 30 seconds. Otherwise returns `null`, and the caller must
   * use `read`. If the pointer is older than 15 seconds, renews it after the response.
   */
  peek(now: number, getServices: () => PointerRenewalServices): Release | null {
    const pointerAge = now - this.#pointerReadAt
    if (!this.#release || pointerAge > maxPointerAgeMs) return null
    if (pointerAge > renewalAgeMs && now - this.#renewalStartedAt > renewalAgeMs) {
      this.#renewalStartedAt = now
      const { cache, waitUntil } = getServices()
      waitUntil(this.#renew(now, cache).catch(() => null))
    }
    return this.#release
  }

  /**
   * Reads the pointer and its release now. If this fails, returns the last release. @throws NoRelease if there is
   * none
   */
  async read(now: number, cache: VariantCache): Promise<Release> {
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
