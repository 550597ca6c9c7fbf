import { resolveAddress } from '../../archive/locate.ts'
import type { ObjectStore } from '../../archive/objects.ts'
import type { Root } from '../../archive/root.ts'
import { canonicalisePath, canonicaliseQuery, editionIdOf } from '../../model/address.ts'

/** The archive's answer to an old URL. */
export interface UrlAnswer {
  url: string
  /** A kind of entry (`article`, `gone`, …), or `redirect`, `choice`, `unknown`. */
  answer: string
  /** The target of a redirect. */
  to: string | null
}

/** Maximum number of cached objects. The cache is emptied when it is full. */
const maxCachedObjects = 2000

/** Wraps a store with a cache of the objects that it has read. */
function createCachingStore(store: ObjectStore): ObjectStore {
  const pendingReadsByKey = new Map<string, Promise<ArrayBuffer | null>>()
  return {
    read(key, options) {
      const cachedRead = options.again ? undefined : pendingReadsByKey.get(key)
      if (cachedRead) return cachedRead
      if (pendingReadsByKey.size >= maxCachedObjects) pendingReadsByKey.clear()
      const pendingRead = store.read(key, options)
      pendingReadsByKey.set(key, pendingRead)
      return pendingRead
    },
  }
}

/** Converts a URL, or a path on an edition's host, to an address. */
function addressFromOldUrl(url: string, root: Root, homeEditionId: string | null): string {
  const { hostname, pathname, search } = new URL(url, 'http://no-host.invalid')
  const ownerId = root.editions.find(({ hosts }) => hosts.includes(hostname))?.id
  const edition = ownerId ?? (hostname === 'no-host.invalid' ? homeEditionId : null)
  const path = canonicalisePath(pathname)
  const address =
    edition && !root.editions.some(({ id }) => id === editionIdOf(path)) ? `/${edition}${path}` : path
  const configuredEdition = root.editions.find(({ id }) => id === editionIdOf(address))
  return address + canonicaliseQuery(search, configuredEdition?.query ?? [])
}

/**
 * Checks how a release answers each URL.
 * @param homeEdition the edition of paths without a host
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
      const location = await resolveAddress(cachingStore, root, addressFromOldUrl(url, root, homeEditionId))
      if (location?.kind === 'entry') yield { url, answer: location.entry.kind, to: null }
      else if (location?.kind === 'redirect') yield { url, answer: 'redirect', to: location.to }
      else yield { url, answer: location ? 'choice' : 'unknown', to: null }
    }
  }
}
