import { editionIdOf, foldAddress, splitAddress } from '../model/address.ts'
import { nameListKinds } from '../model/edition.ts'
import { addressOfNameList } from '../model/list-address.ts'
import { directoryIndexPattern, findNameInOldListAddress } from '../model/old-address.ts'
import { compileUrlIdPattern, findUrlId, toUrlIdKey } from '../model/url-id.ts'
import type { ObjectStore } from './objects.ts'
import { readEntries } from './read-entries.ts'
import { findEdition, type Root } from './root.ts'
import { type Entry, isTakenDown } from './shard.ts'

/** The result of looking up an address: an entry, a redirect, or several addresses to choose from. */
export type AddressResolution =
  | { kind: 'entry'; entry: Entry }
  | { kind: 'redirect'; to: string }
  | { kind: 'choice'; addresses: string[] }

/**
 * Returns the address that an entry leads to: for a moved entry its target, so that a reader is redirected only once.
 */
const destinationOf = (entry: Entry) => (entry.kind === 'moved' ? entry.to : entry.address)

/** Resolves an address among the entries that share its key. Returns `null` if there are none. */
function chooseResolution(entries: Entry[], address: string): AddressResolution | null {
  const exactEntry = entries.find((entry) => entry.address === address)
  if (exactEntry)
    return exactEntry.kind === 'moved'
      ? { kind: 'redirect', to: exactEntry.to }
      : { kind: 'entry', entry: exactEntry }
  // A redirect or a choice never leads to a takedown: its address contains words of the headline, and must not be
  // revealed.
  const destinations = [...new Set(entries.filter((entry) => !isTakenDown(entry)).map(destinationOf))]
  const [[firstEntry], [firstDestination]] = [entries, destinations]
  if (firstEntry === undefined) return null
  if (firstDestination === undefined) return { kind: 'entry', entry: firstEntry }
  return destinations.length === 1
    ? { kind: 'redirect', to: firstDestination }
    : { kind: 'choice', addresses: destinations }
}

/**
 * Resolves an old URL by its id (`Edition.identity`). Returns `null` if the URL has no id, or if no article has that
 * id.
 */
async function resolveByUrlId(
  store: ObjectStore,
  root: Root,
  address: string,
): Promise<AddressResolution | null> {
  const edition = findEdition(root, editionIdOf(address))
  if (!edition?.identity) return null
  const urlId = findUrlId(foldAddress(address), compileUrlIdPattern(edition.identity))
  if (urlId === null) return null
  return chooseResolution(await readEntries(store, root, toUrlIdKey(edition.id, urlId)), address)
}

/**
 * Decodes the spaces and delimiters that remain encoded in an address. Returns a name that is not valid UTF-8
 * unchanged.
 */
function decodeListName(name: string): string {
  try {
    return decodeURIComponent(name)
  } catch {
    return name
  }
}

/** Finds the list at an address and returns a redirect to it, or `null` if there is no such list. */
async function findRedirectToList(
  store: ObjectStore,
  root: Root,
  address: string,
): Promise<AddressResolution | null> {
  const entry = (await readEntries(store, root, foldAddress(address))).find(
    (listEntry) => listEntry.address === address,
  )
  return entry ? { kind: 'redirect', to: destinationOf(entry) } : null
}

/**
 * Resolves the old address of a name's list. The name may have any spelling with the same slug. Tries the plus sign
 * first as part of the name (`C++`), then as a space. Returns `null` if there is no such list.
 */
async function resolveByOldList(
  store: ObjectStore,
  root: Root,
  address: string,
): Promise<AddressResolution | null> {
  const edition = findEdition(root, editionIdOf(address))
  for (const listKind of edition ? nameListKinds : [])
    for (const pathPattern of edition?.collections[listKind] ?? []) {
      const name = findNameInOldListAddress(address, edition?.id ?? '', pathPattern)
      const spellings = name === null ? [] : [name, name.replaceAll('+', ' ')].map(decodeListName)
      for (const listAddress of new Set(
        spellings.map((spelling) => addressOfNameList(edition?.id ?? '', listKind, spelling)),
      )) {
        const resolution = await findRedirectToList(store, root, listAddress)
        if (resolution) return resolution
      }
    }
  return null
}

/**
 * Resolves the address of a directory index, such as `/e/index.html`, to its directory, `/e/`. Returns `null` for any
 * other address and for an unknown directory.
 */
async function resolveByDirectoryIndex(
  store: ObjectStore,
  root: Root,
  address: string,
): Promise<AddressResolution | null> {
  const { path, query } = splitAddress(address)
  if (!directoryIndexPattern.test(path)) return null
  const directoryAddress = path.replace(directoryIndexPattern, '/') + query
  const resolution = chooseResolution(
    await readEntries(store, root, foldAddress(directoryAddress)),
    directoryAddress,
  )
  return resolution?.kind === 'entry' && !isTakenDown(resolution.entry)
    ? { kind: 'redirect', to: resolution.entry.address }
    : resolution
}

/** Matches feed paths of WordPress and other content management systems, after the edition's id. */
const oldFeedPattern =
  /^\/[^/]+\/(?:feed(?:\/(?:atom|rss2?|rdf))?|rss2?|(?:feed|rss2?|atom|index)\.xml|index\.rdf)\/?$/i

/**
 * Redirects the old address of an edition's feed to its current feed. Returns `null` for any other address, including
 * comment feeds, which the archive does not have.
 */
const resolveByOldFeed = (root: Root, address: string): AddressResolution | null =>
  oldFeedPattern.test(address) && findEdition(root, editionIdOf(address))
    ? { kind: 'redirect', to: `/${editionIdOf(address)}/index.atom` }
    : null

/**
 * Looks up an address (DESIGN §4). An exact match resolves to an entry, a single match in another spelling to a
 * redirect, and several such matches to a choice. Otherwise tries, in this order: the id in the old URL, old lists of
 * names, directory indexes and old feeds. Returns `null` for an unknown address.
 * @throws UnreadableObject
 */
export async function resolveAddress(
  store: ObjectStore,
  root: Root,
  address: string,
): Promise<AddressResolution | null> {
  const entries = await readEntries(store, root, foldAddress(address))
  return (
    chooseResolution(entries, address) ??
    (await resolveByUrlId(store, root, address)) ??
    (await resolveByOldList(store, root, address)) ??
    (await resolveByDirectoryIndex(store, root, address)) ??
    resolveByOldFeed(root, address)
  )
}
