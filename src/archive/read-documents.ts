import { foldAddress } from '../model/address.ts'
import type { Document } from '../model/document.ts'
import { sha256 } from './digest.ts'
import { upgradeDocument } from './earlier-formats.ts'
import { digestFromKey, toObjectKey } from './keys.ts'
import { type Root, shardDigestAt } from './root.ts'
import { type Entry, findEntries, toShardIndexes } from './shard.ts'

/** Reads many values at once: key → text. A missing key is absent from the map, or `null`. */
export type ReadManyTexts = (keys: readonly string[]) => Promise<ReadonlyMap<string, string | null>>

/** The JSON of an object, and its bytes, which have been checked. */
interface Verified {
  json: string
  bytes: Uint8Array
}

/** Reads the objects at these keys, and checks their bytes. Omits missing and corrupt objects. */
async function readVerified(
  readMany: ReadManyTexts,
  keys: readonly string[],
): Promise<ReadonlyMap<string, Verified>> {
  const distinct = [...new Set(keys)]
  const texts = distinct.length === 0 ? new Map<string, string | null>() : await readMany(distinct)
  const verified = new Map<string, Verified>()
  for (const key of distinct) {
    const json = texts.get(key) ?? null
    const bytes = new TextEncoder().encode(json ?? '')
    if (json !== null && (await sha256(bytes)) === digestFromKey(key)) verified.set(key, { json, bytes })
  }
  return verified
}

/** Reads the objects at these keys, and checks their bytes. Omits missing and corrupt objects. */
export async function readObjects<Value>(
  readMany: ReadManyTexts,
  keys: readonly string[],
): Promise<ReadonlyMap<string, Value>> {
  const verified = await readVerified(readMany, keys)
  return new Map(Array.from(verified, ([key, { json }]) => [key, JSON.parse(json) as Value]))
}

type DocumentEntry = Extract<Entry, { digest: string }>

const documentKeyOf = ({ kind, digest }: DocumentEntry) => toObjectKey(kind, digest)

/**
 * Empties the HTML and the Markdown in a document's JSON, which take two thirds of the time of parsing it. JSON escapes
 * quotation marks in strings, so that the marks below are the body's own. A document without them stays as it is.
 */
function omitMarkup(json: string): string {
  const opening = '"body":{"html":"'
  const start = json.indexOf(opening) + opening.length
  const end = json.indexOf('","text":"', start)
  return start < opening.length || end < 0 ? json : `${json.slice(0, start)}","markdown":"${json.slice(end)}`
}

/**
 * Reads the documents of a release at exactly these addresses, in two bulk reads of at most 100 keys: their shards, then the
 * documents. Omits addresses without a document, and documents that cannot be read. The HTML and the Markdown of bodies are
 * empty.
 */
export async function readDocuments(
  readMany: ReadManyTexts,
  root: Root,
  addresses: readonly string[],
): Promise<ReadonlyMap<string, Document>> {
  const shardsOf = (address: string) =>
    toShardIndexes(foldAddress(address), root).map((index) =>
      toObjectKey('shard', shardDigestAt(root, index)),
    )
  const shards = await readVerified(readMany, addresses.flatMap(shardsOf))
  const entries = new Map<string, DocumentEntry>()
  for (const address of addresses) {
    const entry = shardsOf(address)
      .flatMap((key) => findEntries(shards.get(key)?.bytes ?? new Uint8Array(), foldAddress(address)))
      .find((each) => each.address === address)
    if (entry && 'digest' in entry) entries.set(address, entry)
  }
  const verified = await readVerified(readMany, [...entries.values()].map(documentKeyOf))
  const documents = new Map<string, Document>()
  for (const [address, entry] of entries) {
    const json = verified.get(documentKeyOf(entry))?.json
    if (json !== undefined) documents.set(address, upgradeDocument<Document>(JSON.parse(omitMarkup(json))))
  }
  return documents
}
