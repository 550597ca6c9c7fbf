import { resolveAddress } from '../../archive/locate.ts'
import type { ObjectStore } from '../../archive/objects.ts'
import type { Root } from '../../archive/root.ts'
import { canonicalPath, canonicalQuery, editionOf } from '../../model/address.ts'

/** How an old URL is answered. */
export interface UrlAnswer {
  url: string
  /** A kind of entry, or `redirect`, `choice`, `unknown`. */
  answer: string
  /** Where a redirect leads. */
  to: string | null
}

/** How many shards' bytes are remembered between URLs. */
const remembered = 2000

/** A store that reads an object once. */
function remembering(store: ObjectStore): ObjectStore {
  const known = new Map<string, Promise<ArrayBuffer | null>>()
  return {
    read(key, options) {
      const found = options.again ? undefined : known.get(key)
      if (found) return found
      if (known.size >= remembered) known.clear()
      const reading = store.read(key, options)
      known.set(key, reading)
      return reading
    },
  }
}

/** The address that a URL, or a path on an edition's host, means. */
function addressOf(url: string, root: Root, home: string | null): string {
  const { hostname, pathname, search } = new URL(url, 'http://no-host.invalid')
  const owner = root.editions.find(({ hosts }) => hosts.includes(hostname))?.id
  const edition = owner ?? (hostname === 'no-host.invalid' ? home : null)
  const path = canonicalPath(pathname)
  const address =
    edition && !root.editions.some(({ id }) => id === editionOf(path)) ? `/${edition}${path}` : path
  const configured = root.editions.find(({ id }) => id === editionOf(address))
  return address + canonicalQuery(search, configured?.query ?? [])
}

/** Tells how each URL is answered by a release. `home` is the edition that paths without a host belong to. */
export async function* checkUrls(
  urls: AsyncIterable<string>,
  { store, root }: { store: ObjectStore; root: Root },
  home: string | null,
): AsyncGenerator<UrlAnswer> {
  const quick = remembering(store)
  for await (const url of urls) {
    if (!URL.canParse(url, 'http://no-host.invalid')) yield { url, answer: 'unknown', to: null }
    else {
      const location = await resolveAddress(quick, root, addressOf(url, root, home))
      if (location?.kind === 'entry') yield { url, answer: location.entry.kind, to: null }
      else if (location?.kind === 'redirect') yield { url, answer: 'redirect', to: location.to }
      else yield { url, answer: location ? 'choice' : 'unknown', to: null }
    }
  }
}
