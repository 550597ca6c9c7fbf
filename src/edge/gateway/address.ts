import type { Root } from '../../archive/root.ts'
import { canonicalisePath, canonicaliseQuery, editionIdOf, removeExtension } from '../../model/address.ts'
import { addressableRepresentations } from '../../representation/index.ts'
import type { Representation } from '../../representation/representation.ts'

/** Representations with an extension, longest extension first, because `csl.json` also ends in `json`. */
const representationsWithExtension = addressableRepresentations
  .filter(({ extension }) => extension !== null)
  .toSorted((a, b) => (b.extension?.length ?? 0) - (a.extension?.length ?? 0))

const editionIdMapsByRoot = new WeakMap<Root, Map<string, string>>()

function findEditionIdAtHost(root: Root, host: string): string | null {
  let editionIdByHost = editionIdMapsByRoot.get(root)
  if (!editionIdByHost) {
    editionIdByHost = new Map(
      root.editions.flatMap(({ id, hosts }) => hosts.map((name) => [name, id] as const)),
    )
    editionIdMapsByRoot.set(root, editionIdByHost)
  }
  return editionIdByHost.get(host) ?? null
}

/**
 * Matches the address of a picture or a bulk file, but not the address of an edition's page in a folder called
 * `media`.
 */
const mediaAddressPattern = /^\/media\/[0-9a-f]{64}\.[a-z]{2,4}$/

/**
 * Returns the canonical address of a URL's path in this release. On an edition's own host, a path belongs to that
 * edition, unless its first segment is an edition's id or it is the path of a picture or a bulk file.
 */
export function addressFromPath(root: Root, url: URL): string {
  const path = canonicalisePath(url.pathname)
  const editionId = findEditionIdAtHost(root, url.hostname)
  const isArchiveAddress =
    root.editions.some(({ id }) => id === editionIdOf(path)) || mediaAddressPattern.test(path)
  return editionId !== null && !isArchiveAddress ? `/${editionId}${path}` : path
}

/**
 * Returns the canonical address of a URL in this release: its path, and those parameters that are part of the
 * edition's addresses.
 */
export function addressFromUrl(root: Root, url: URL): string {
  const address = addressFromPath(root, url)
  const edition = root.editions.find(({ id }) => id === editionIdOf(address))
  return address + canonicaliseQuery(url.search, edition?.query ?? [])
}

/**
 * Splits an explicit address into a representation and the address without that representation's extension. Returns
 * `null` for an address without such an extension. There may be no resource at the resulting address.
 */
export function parseExplicitAddress(
  address: string,
): { address: string; representation: Representation } | null {
  for (const representation of representationsWithExtension) {
    const addressWithoutExtension = removeExtension(address, representation.extension ?? '')
    if (addressWithoutExtension !== null) return { address: addressWithoutExtension, representation }
  }
  return null
}
