import { resolveAddress } from '../../archive/locate.ts'
import type { ObjectStore } from '../../archive/objects.ts'
import type { Root } from '../../archive/root.ts'
import { canonicalisePath, canonicaliseQuery, editionIdOf } from '../../model/address.ts'

/** The archive's response to an old URL. */
export interface UrlAnswer {
  url: string
  /** The kind of entry at the address (`article`, `gone`, …), or `redirect`, `choice` or `unknown`. */
  answer: string
  /** The address to which a redirect leads; `null` for any other answer. */
  to: string | null
}

/** Maximum number of cached objects, at which the cache is emptied. */
const maxCachedObjects = 2000

/** Wraps a store with a cache of the objects that it has read. */
function createCachingStore(store: ObjectStore): ObjectStore {
  const readPromiseByKey = new Map<string, Promise<ArrayBuffer | null>>()
  return {
    read(key, options) {
      const cachedRead = options.again ? undefined : readPromiseByKey.get(key)
      if (cachedRead) return cachedRead
      if (readPromiseByKey.size >= maxCachedObjects) readPromiseByKey.clear()
      const readPromise = store.read(key, options)
      readPromiseByKey.set(key, readPromise)
      return readPromise
    },
  }
}

/** Converts a URL to an address. A URL without a host counts as a path on the home edition's host, if there is one. */
function toArchiveAddress(url: string, root: Root, homeEditionId: string | null): string {
  const { hostname, pathname, search } = new URL(url, 'http://no-host.invalid')
  const hostEditionId = root.editions.find(({ hosts }) => hosts.includes(hostname))?.id
  const editionId = hostEditionId ?? (hostname === 'no-host.invalid' ? homeEditionId : null)
  const path = canonicalisePath(pathname)
  const address =
    editionId && !root.editions.some(({ id }) => id === editionIdOf(path)) ? `/${editionId}${path}` : path
  const configuredEdition = root.editions.find(({ id }) => id === editionIdOf(address))
  return address + canonicaliseQuery(search, configuredEdition?.query ?? [])
}

/**
 * Determines how a release responds to each URL.
 * @param homeEditionId the edition of URLs without a host; `null` if they are paths of the archive
 */
export async function* checkUrls(
  urls: AsyncIterable<string>,
  { store, root }: { store: ObjectStore; root: Root },
  homeEditionId: string | null,
): AsyncGenerator<UrlAnswer> {
  const cachingStore = createCachingStore(store)
  for await (const url of urls) {
    if (!URL.canParse(url, 'http://no-host.invalid')) yield { url, answer: 'unknown', to: null }
    else {
      const resolution = await resolveAddress(cachingStore, root, toArchiveAddress(url, root, homeEditionId))
      if (resolution?.kind === 'entry') yield { url, answer: resolution.entry.kind, to: null }
      else if (resolution?.kind === 'redirect') yield { url, answer: 'redirect', to: resolution.to }
      else yield { url, answer: resolution ? 'choice' : 'unknown', to: null }
    }
  }
}
