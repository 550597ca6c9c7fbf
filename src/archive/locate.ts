import { editionOf, foldAddress, splitAddress } from '../model/address.ts'
import { nameLists } from '../model/edition.ts'
import { compileIdentityPattern, findIdentity, identityKey } from '../model/identity.ts'
import { addressOfName } from '../model/list-address.ts'
import { completeEntry } from './earlier-formats.ts'
import { objectKey } from './keys.ts'
import { type ObjectStore, readObject } from './objects.ts'
import { findEdition, type Root, shardDigest } from './root.ts'
import { type Entry, isTakenDown, type Shard, shardIndexes } from './shard.ts'

/** What a release says of an address. */
export type AddressResolution =
  | { kind: 'entry'; entry: Entry }
  | { kind: 'redirect'; to: string }
  | { kind: 'choice'; addresses: string[] }

async function readEntries(store: ObjectStore, root: Root, key: string): Promise<Entry[]> {
  for (const index of shardIndexes(key, root)) {
    const shard = await readObject<Shard>(store, objectKey('shard', shardDigest(root, index)))
    if (Object.hasOwn(shard, key)) return (shard[key] ?? []).map(completeEntry)
  }
  return []
}

/** One hop: an address that leads to a moved entry leads to where that one leads. */
const destination = (entry: Entry) => (entry.kind === 'moved' ? entry.to : entry.address)

function resolveAmong(entries: Entry[], address: string): AddressResolution | null {
  const exact = entries.find((entry) => entry.address === address)
  if (exact)
    return exact.kind === 'moved' ? { kind: 'redirect', to: exact.to } : { kind: 'entry', entry: exact }
  // What was taken down answers by itself: a redirect or a choice would tell its address, and so its headline's words.
  const destinations = [...new Set(entries.filter((entry) => !isTakenDown(entry)).map(destination))]
  const [[first], [only]] = [entries, destinations]
  if (first === undefined) return null
  if (only === undefined) return { kind: 'entry', entry: first }
  return destinations.length === 1
    ? { kind: 'redirect', to: only }
    : { kind: 'choice', addresses: destinations }
}

async function resolveByIdentity(
  store: ObjectStore,
  root: Root,
  address: string,
): Promise<AddressResolution | null> {
  const edition = findEdition(root, editionOf(address))
  if (!edition?.identity) return null
  const identity = findIdentity(foldAddress(address), compileIdentityPattern(edition.identity))
  if (identity === null) return null
  return resolveAmong(await readEntries(store, root, identityKey(edition.id, identity)), address)
}

/** The name in the address of an old list, where the edition says that it had lists like that. */
function nameInOldList(address: string, edition: string, path: string): string | null {
  const [before = '', after = ''] = foldAddress(`/${edition}${path}`).split('{name}')
  const folded = foldAddress(splitAddress(address).path)
  if (!folded.startsWith(before) || !folded.endsWith(after)) return null
  const name = folded.slice(before.length, folded.length - after.length)
  return name === '' || name.includes('/') ? null : name
}

/** An address keeps spaces and delimiters encoded; octets that are no UTF-8 are no name either. */
function decodeName(name: string): string {
  try {
    return decodeURIComponent(name)
  } catch {
    return name
  }
}

/** The list that stands at an address, or the one that it leads to. */
async function resolveList(
  store: ObjectStore,
  root: Root,
  address: string,
): Promise<AddressResolution | null> {
  const entry = (await readEntries(store, root, foldAddress(address))).find(
    (each) => each.address === address,
  )
  return entry ? { kind: 'redirect', to: destination(entry) } : null
}

/**
 * The list of a name whose old address this is. Every spelling of the name that has its slug leads there; a plus is one of
 * the name's own (`C++`), else a space.
 */
async function resolveByOldList(
  store: ObjectStore,
  root: Root,
  address: string,
): Promise<AddressResolution | null> {
  const edition = findEdition(root, editionOf(address))
  for (const list of edition ? nameLists : [])
    for (const path of edition?.collections[list] ?? []) {
      const name = nameInOldList(address, edition?.id ?? '', path)
      const spellings = name === null ? [] : [name, name.replaceAll('+', ' ')].map(decodeName)
      for (const to of new Set(spellings.map((each) => addressOfName(edition?.id ?? '', list, each)))) {
        const found = await resolveList(store, root, to)
        if (found) return found
      }
    }
  return null
}

/** What servers show for a directory, by the names that they give it. */
const directoryIndexPattern = /\/index\.(?:html?|php)$/i

/** The directory whose index an address names, such as `/e/` for `/e/index.html`. */
async function resolveByDirectory(
  store: ObjectStore,
  root: Root,
  address: string,
): Promise<AddressResolution | null> {
  const { path, query } = splitAddress(address)
  if (!directoryIndexPattern.test(path)) return null
  const directory = path.replace(directoryIndexPattern, '/') + query
  const found = resolveAmong(await readEntries(store, root, foldAddress(directory)), directory)
  return found?.kind === 'entry' && !isTakenDown(found.entry)
    ? { kind: 'redirect', to: found.entry.address }
    : found
}

/**
 * What is at an address (DESIGN §4): the exact spelling answers; a single other one is a redirect; several are a
 * choice; else the identity that the old URL carries is tried, then the edition's old lists, then the directory whose index
 * it is. `null` when the release
 * knows nothing of it.
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
    (await resolveByIdentity(store, root, address)) ??
    (await resolveByOldList(store, root, address)) ??
    (await resolveByDirectory(store, root, address))
  )
}
