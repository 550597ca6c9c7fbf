import type { Root } from '../../archive/root.ts'
import { canonicalisePath, canonicaliseQuery, editionOf, removeExtension } from '../../model/address.ts'
import { addressableRepresentations } from '../../representation/index.ts'
import type { Representation } from '../../representation/representation.ts'

/** Representations with an extension, the longest first: `csl.json` is not `json`. */
const withExtension = addressableRepresentations
  .filter(({ extension }) => extension !== null)
  .toSorted((a, b) => (b.extension?.length ?? 0) - (a.extension?.length ?? 0))

const editionsByHost = new WeakMap<Root, Map<string, string>>()

function editionAtHost(root: Root, host: string): string | null {
  let editions = editionsByHost.get(root)
  if (!editions) {
    editions = new Map(root.editions.flatMap(({ id, hosts }) => hosts.map((name) => [name, id] as const)))
    editionsByHost.set(root, editions)
  }
  return editions.get(host) ?? null
}

/** The address of a picture or of a file for bulk use. An edition may also have pages in a folder called `media`. */
const mediaPattern = /^\/media\/[0-9a-f]{64}\.[a-z]{2,4}$/

/**
 * The canonical address of a URL's path in this release. On a host that an edition lists as its own, a path is the
 * edition's unless its first segment is an edition's id, or it is the path of a picture or file.
 */
export function addressFromPath(root: Root, url: URL): string {
  const path = canonicalisePath(url.pathname)
  const editionId = editionAtHost(root, url.hostname)
  const isArchives = root.editions.some(({ id }) => id === editionOf(path)) || mediaPattern.test(path)
  return editionId !== null && !isArchives ? `/${editionId}${path}` : path
}

/** The canonical address of a URL in this release: its path, and the parameters that the edition counts among its addresses. */
export function addressFromUrl(root: Root, url: URL): string {
  const address = addressFromPath(root, url)
  const edition = root.editions.find(({ id }) => id === editionOf(address))
  return address + canonicaliseQuery(url.search, edition?.query ?? [])
}

/** The representation that an explicit URL may name, and the address without its extension. */
export function parseExplicitAddress(
  address: string,
): { address: string; representation: Representation } | null {
  for (const representation of withExtension) {
    const base = removeExtension(address, representation.extension ?? '')
    if (base !== null) return { address: base, representation }
  }
  return null
}
