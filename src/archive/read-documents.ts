import { foldAddress } from '../model/address.ts'
import type { Document } from '../model/document.ts'
import { sha256 } from './digest.ts'
import { upgradeDocument } from './earlier-formats.ts'
import { digestFromKey, toObjectKey } from './keys.ts'
import { type Root, shardDigestAt } from './root.ts'
import { findEntries, listCandidateShardIndexes } from './shard.ts'

/** The most bytes that UTF-8 needs for one UTF-16 code unit. */
const maxUtf8BytesPerCodeUnit = 3

/** Reads many values at once: key → text. A missing key is either absent from the map or mapped to `null`. */
export type ReadManyTexts = (keys: readonly string[]) => Promise<ReadonlyMap<string, string | null>>

/** An object whose bytes have been checked against its key. */
interface VerifiedObject {
  json: string
  /** The bytes of the JSON. Reading the next object overwrites them. */
  bytes: Uint8Array
}

/**
 * Reads the requested objects and checks their bytes. Skips missing and corrupt objects. All objects share one
 * buffer, because V8 frees buffers late: a search reads forty objects, and every one of their buffers would wait for
 * a garbage collection.
 */
async function* readVerifiedObjects<ObjectRequest extends { key: string }>(
  readMany: ReadManyTexts,
  requests: readonly ObjectRequest[],
): AsyncGenerator<ObjectRequest & VerifiedObject> {
  const keys = new Set(requests.map(({ key }) => key))
  if (keys.size === 0) return
  let sharedBuffer = new Uint8Array()
  for (const [key, json] of await readMany([...keys])) {
    if (json === null) continue
    if (sharedBuffer.length < json.length * maxUtf8BytesPerCodeUnit)
      sharedBuffer = new Uint8Array(json.length * maxUtf8BytesPerCodeUnit)
    const bytes = sharedBuffer.subarray(0, new TextEncoder().encodeInto(json, sharedBuffer).written)
    if ((await sha256(bytes)) !== digestFromKey(key)) continue
    for (const request of requests) if (request.key === key) yield { ...request, json, bytes }
  }
}

/** Reads the objects at these keys and checks their bytes. Omits missing and corrupt objects. */
export async function readObjectsByKey<Value>(
  readMany: ReadManyTexts,
  keys: readonly string[],
): Promise<ReadonlyMap<string, Value>> {
  const objectsByKey = new Map<string, Value>()
  for await (const { key, json } of readVerifiedObjects(
    readMany,
    keys.map((key) => ({ key })),
  ))
    objectsByKey.set(key, JSON.parse(json))
  return objectsByKey
}

/**
 * Empties the HTML and the Markdown in a document's JSON, which account for two thirds of the parsing time. JSON
 * escapes quotation marks in strings, so the delimiters below can only occur in the body itself. Returns JSON without
 * these delimiters unchanged.
 */
function omitMarkupFromJson(json: string): string {
  const htmlOpening = '"body":{"html":"'
  const start = json.indexOf(htmlOpening) + htmlOpening.length
  const end = json.indexOf('","text":"', start)
  return start < htmlOpening.length || end < 0
    ? json
    : `${json.slice(0, start)}","markdown":"${json.slice(end)}`
}

/**
 * Reads a release's documents at exactly these addresses, in two bulk reads: first the shards, then the documents. A
 * bulk read is limited to 100 keys, so callers must limit the number of addresses. Omits addresses without a
 * document, and unreadable documents. Bodies have no HTML or Markdown.
 */
export async function readDocumentsByAddress(
  readMany: ReadManyTexts,
  root: Root,
  addresses: readonly string[],
): Promise<ReadonlyMap<string, Document>> {
  const shardRequests = addresses.flatMap((address) =>
    listCandidateShardIndexes(foldAddress(address), root).map((shardIndex) => ({
      key: toObjectKey('shard', shardDigestAt(root, shardIndex)),
      address,
    })),
  )
  const documentRequests: { key: string; address: string }[] = []
  for await (const { address, bytes } of readVerifiedObjects(readMany, shardRequests)) {
    const entry = findEntries(bytes, foldAddress(address)).find(
      (candidateEntry) => candidateEntry.address === address,
    )
    if (entry && 'digest' in entry)
      documentRequests.push({ key: toObjectKey(entry.kind, entry.digest), address })
  }
  const documentsByAddress = new Map<string, Document>()
  for await (const { address, json } of readVerifiedObjects(readMany, documentRequests))
    documentsByAddress.set(address, upgradeDocument<Document>(JSON.parse(omitMarkupFromJson(json))))
  return documentsByAddress
}
