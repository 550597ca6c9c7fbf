import { foldAddress } from '../model/address.ts'
import type { Document } from '../model/document.ts'
import { sha256 } from './digest.ts'
import { completeDocument } from './earlier-formats.ts'
import { digestFromKey, toObjectKey } from './keys.ts'
import { type Root, shardDigestAt } from './root.ts'
import { type Entry, findEntries, toShardIndexes } from './shard.ts'

/** Reads many values at once: key → text. A missing key is absent from the map, or `null`. */
export type ReadMany = (keys: readonly string[]) => Promise<ReadonlyMap<string, string | null>>

/** Reads the objects at these keys as texts, and checks their bytes. Omits missing and corrupt objects. */
async function readTexts(readMany: ReadMany, keys: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const distinct = [...new Set(keys)]
  const texts = distinct.length === 0 ? new Map<string, string | null>() : await readMany(distinct)
  const textsByKey = new Map<string, string>()
  for (const key of distinct) {
    const text = texts.get(key) ?? null
    if (text !== null && (await sha256(new TextEncoder().encode(text))) === digestFromKey(key))
      textsByKey.set(key, text)
  }
  return textsByKey
}

/** Reads the objects at these keys, and checks their bytes. Omits missing and corrupt objects. */
export async function readObjects<Value>(
  readMany: ReadMany,
  keys: readonly string[],
): Promise<ReadonlyMap<string, Value>> {
  const texts = await readTexts(readMany, keys)
  return new Map(Array.from(texts, ([key, text]) => [key, JSON.parse(text) as Value]))
}

type DocumentEntry = Extract<Entry, { digest: string }>

const documentKeyOf = ({ kind, digest }: DocumentEntry) => toObjectKey(kind, digest)

/**
 * Reads the documents of a release at exactly these addresses, in two bulk reads of at most 100 keys: their shards, then the
 * documents. Omits addresses without a document, and documents that cannot be read.
 */
export async function readDocuments(
  readMany: ReadMany,
  root: Root,
  addresses: readonly string[],
): Promise<ReadonlyMap<string, Document>> {
  const shardsOf = (address: string) =>
    toShardIndexes(foldAddress(address), root).map((index) =>
      toObjectKey('shard', shardDigestAt(root, index)),
    )
  const shards = await readTexts(readMany, addresses.flatMap(shardsOf))
  const entries = new Map<string, DocumentEntry>()
  for (const address of addresses) {
    const entry = shardsOf(address)
      .flatMap((key) => findEntries(shards.get(key) ?? '', foldAddress(address)))
      .find((each) => each.address === address)
    if (entry && 'digest' in entry) entries.set(address, entry)
  }
  const read = await readObjects<Document>(readMany, [...entries.values()].map(documentKeyOf))
  const documents = new Map<string, Document>()
  for (const [address, entry] of entries) {
    const document = read.get(documentKeyOf(entry))
    if (document) documents.set(address, completeDocument(document))
  }
  return documents
}
