import { foldAddress } from '../model/address.ts'
import type { Document } from '../model/document.ts'
import { sha256 } from './digest.ts'
import { upgradeDocument } from './earlier-formats.ts'
import { digestFromKey, toObjectKey } from './keys.ts'
import { type Root, shardDigestAt } from './root.ts'
import { type Entry, findEntries, toShardIndexes } from './shard.ts'

/** Reads many values at once: key → text. A missing key is absent from the map, or is mapped to `null`. */
export type ReadManyTexts = (keys: readonly string[]) => Promise<ReadonlyMap<string, string | null>>

/** The JSON of an object, and its bytes, which have been checked. */
interface VerifiedObject {
  json: string
  bytes: Uint8Array
}

/** Reads the objects at these keys, and checks their bytes. Omits missing and corrupt objects. */
async function readVerified(
  readMany: ReadManyTexts,
  keys: readonly string[],
): Promise<ReadonlyMap<string, VerifiedObject>> {
  const distinctKeys = [...new Set(keys)]
  const texts = distinctKeys.length === 0 ? new Map<string, string | null>() : await readMany(distinctKeys)
  const verifiedObjects = new Map<string, VerifiedObject>()
  for (const key of distinctKeys) {
    const json = texts.get(key) ?? null
    const bytes = new TextEncoder().encode(json ?? '')
    if (json !== null && (await sha256(bytes)) === digestFromKey(key))
      verifiedObjects.set(key, { json, bytes })
  }
  return verifiedObjects
}

/** Reads the objects at these keys, and checks their bytes. Omits missing and corrupt objects. */
export async function readObjects<Value>(
  readMany: ReadManyTexts,
  keys: readonly string[],
): Promise<ReadonlyMap<string, Value>> {
  const verifiedObjects = await readVerified(readMany, keys)
  return new Map(Array.from(verifiedObjects, ([key, { json }]) => [key, JSON.parse(json) as Value]))
}

type DocumentEntry = Extract<Entry, { digest: string }>

const toDocumentKey = ({ kind, digest }: DocumentEntry) => toObjectKey(kind, digest)

/**
 * Empties the HTML and the Markdown in a document's JSON, which take two thirds of the time to parse it. JSON
 * escapes quotation marks in strings, so the marks below are those of the body itself. A document without them
 * stays unchanged.
 */
function omitMarkup(json: string): string {
  const openingMark = '"body":{"html":"'
  const start = json.indexOf(openingMark) + openingMark.length
  const end = json.indexOf('","text":"', start)
  return start < openingMark.length || end < 0
    ? json
    : `${json.slice(0, start)}","markdown":"${json.slice(end)}`
}

/**
 * Reads the documents of a release at exactly these addresses, in two bulk reads of at most 100 keys: first their
 * shards, then the documents. Omits addresses without a document, and documents that cannot be read. The HTML and
 * the Markdown of bodies are empty.
 */
export async function readDocuments(
  readMany: ReadManyTexts,
  root: Root,
  addresses: readonly string[],
): Promise<ReadonlyMap<string, Document>> {
  const listShardKeys = (address: string) =>
    toShardIndexes(foldAddress(address), root).map((index) =>
      toObjectKey('shard', shardDigestAt(root, index)),
    )
  const verifiedShards = await readVerified(readMany, addresses.flatMap(listShardKeys))
  const entriesByAddress = new Map<string, DocumentEntry>()
  for (const address of addresses) {
    const entry = listShardKeys(address)
      .flatMap((key) => findEntries(verifiedShards.get(key)?.bytes ?? new Uint8Array(), foldAddress(address)))
      .find((candidateEntry) => candidateEntry.address === address)
    if (entry && 'digest' in entry) entriesByAddress.set(address, entry)
  }
  const verifiedObjects = await readVerified(readMany, [...entriesByAddress.values()].map(toDocumentKey))
  const documentsByAddress = new Map<string, Document>()
  for (const [address, entry] of entriesByAddress) {
    const json = verifiedObjects.get(toDocumentKey(entry))?.json
    if (json !== undefined)
      documentsByAddress.set(address, upgradeDocument<Document>(JSON.parse(omitMarkup(json))))
  }
  return documentsByAddress
}
