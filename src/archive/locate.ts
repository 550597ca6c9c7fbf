import { editionOf, foldAddress, splitAddress } from '../model/address.ts'
import { nameListKinds } from '../model/edition.ts'
import { addressOfName } from '../model/list-address.ts'
import { directoryIndexPattern, findNameInOldList } from '../model/old-address.ts'
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

/** The final address of an entry, so that a redirect to a moved entry takes one hop. */
const destinationOf = (entry: Entry) => (entry.kind === 'moved' ? entry.to : entry.address)

function resolveAmong(entries: Entry[], address: string): AddressResolution | null {
  const exact = entries.find((entry) => entry.address === address)
  if (exact)
    return exact.kind === 'moved' ? { kind: 'redirect', to: exact.to } : { kind: 'entry', entry: exact }
  // A takedown is never a destination: a redirect or a choice would reveal its address, and so words of its headline.
  const destinations = [...new Set(entries.filter((entry) => !isTakenDown(entry)).map(destinationOf))]
  const [[first], [only]] = [entries, destinations]
  if (first === undefined) return null
  if (only === undefined) return { kind: 'entry', entry: first }
  return destinations.length === 1
    ? { kind: 'redirect', to: only }
    : { kind: 'choice', addresses: destinations }
}

async function resolveByUrlId(
  store: ObjectStore,
  root: Root,
  address: string,
): Promise<AddressResolution | null> {
  const edition = findEdition(root, editionOf(address))
  if (!edition?.identity) return null
  const urlId = findUrlId(foldAddress(address), compileUrlIdPattern(edition.identity))
  if (urlId === null) return null
  return resolveAmong(await readEntries(store, root, toUrlIdKey(edition.id, urlId)), address)
}

/** Decodes the spaces and delimiters that an address keeps encoded; leaves text that is not UTF-8 as it is. */
function decodeName(name: string): string {
  try {
    return decodeURIComponent(name)
  } catch {
    return name
  }
}

/** Resolves the address of a list; `null` if there is no such list. */
async function resolveList(
  store: ObjectStore,
  root: Root,
  address: string,
): Promise<AddressResolution | null> {
  const entry = (await readEntries(store, root, foldAddress(address))).find(
    (each) => each.address === address,
  )
  return entry ? { kind: 'redirect', to: destinationOf(entry) } : null
}

/**
 * Resolves the old address of a name's list, by any spelling with the same slug. A plus is tried as part of the name
 * (`C++`) first, then as a space.
 */
async function resolveByOldList(
  store: ObjectStore,
  root: Root,
  address: string,
): Promise<AddressResolution | null> {
  const edition = findEdition(root, editionOf(address))
  for (const list of edition ? nameListKinds : [])
    for (const path of edition?.collections[list] ?? []) {
      const name = findNameInOldList(address, edition?.id ?? '', path)
      const spellings = name === null ? [] : [name, name.replaceAll('+', ' ')].map(decodeName)
      for (const to of new Set(spellings.map((each) => addressOfName(edition?.id ?? '', list, each)))) {
        const resolution = await resolveList(store, root, to)
        if (resolution) return resolution
      }
    }
  return null
}

/** Resolves the address of a directory's index, such as `/e/index.html` for `/e/`. */
async function resolveByDirectory(
  store: ObjectStore,
  root: Root,
  address: string,
): Promise<AddressResolution | null> {
  const { path, query } = splitAddress(address)
  if (!directoryIndexPattern.test(path)) return null
  const directory = path.replace(directoryIndexPattern, '/') + query
  const resolution = resolveAmong(await readEntries(store, root, foldAddress(directory)), directory)
  return resolution?.kind === 'entry' && !isTakenDown(resolution.entry)
    ? { kind: 'redirect', to: resolution.entry.address }
    : resolution
}

/** Paths of newspapers' feeds in content management systems, after the edition: WordPress's first. */
const oldFeedPattern =
  /^\/[^/]+\/(?:feed(?:\/(?:atom|rss2?|rdf))?|rss2?|(?:feed|rss2?|atom|index)\.xml|index\.rdf)\/?$/i

/** Resolves the old address of an edition's feed. Its comments had one too, which the archive lacks. */
const resolveByOldFeed = (root: Root, address: string): AddressResolution | null =>
  oldFeedPattern.test(address) && findEdition(root, editionOf(address))
    ? { kind: 'redirect', to: `/${editionOf(address)}/index.atom` }
    : null

/**
 * Looks up an address (DESIGN §4). The exact spelling is an entry, a single other spelling a redirect, several a choice.
 * Otherwise tries, in this order, the id in the old URL, the edition's old lists, the directory's index, and the old feeds.
 * Returns `null` for an unknown address.
 * @throws UnreadableObject
 */
export async function resolveAddress(
  store: ObjectStore,
  root: Root,
  address: string,
): Promise<AddressResolution | null> {
  const entries = await readEntries(store, root, foldAddress(address))
  return (
    resolveAmong(entries, address) ??
    (await resolveByUrlId(store, root, address)) ??
    (await resolveByOldList(store, root, address)) ??
    (await resolveByDirectory(store, root, address)) ??
    resolveByOldFeed(root, address)
  )
}
