import { hash } from 'node:crypto'
import { completeRoot } from '../../archive/earlier-formats.ts'
import { countShards, listEntries, shardKeyAt } from '../../archive/entries.ts'
import { digestFromKey, toObjectKey } from '../../archive/keys.ts'
import type { ObjectStore } from '../../archive/objects.ts'
import type { ReadMany } from '../../archive/read-documents.ts'
import type { ReleasePointer } from '../../archive/release-pointer.ts'
import type { Root } from '../../archive/root.ts'
import type { Entry, Shard } from '../../archive/shard.ts'
import { chunksOf, keysPerRead } from '../content/files/chunks.ts'
import type { Findings } from './findings.ts'

/** The store of an archive, as verification reads it. */
export interface VerifiedStore extends ObjectStore {
  /** Reads up to 100 keys at once. */
  readMany: ReadMany
  readPointer(): Promise<ReleasePointer | null>
}

/** Shards that are read at once: their entries wait in memory for their documents. */
const shardsPerRead = 10

/** Reads objects, and notes those whose digest is not the one in their key. @returns the texts of the others by key */
async function readVerified(
  store: VerifiedStore,
  keys: readonly string[],
  findings: Findings,
): Promise<Map<string, string>> {
  const texts = keys.length === 0 ? new Map<string, string | null>() : await store.readMany(keys)
  const verified = new Map<string, string>()
  for (const key of keys) {
    const text = texts.get(key) ?? null
    const digest = text === null ? null : hash('sha256', text)
    const isVerified = text !== null && digest === digestFromKey(key)
    if (isVerified) verified.set(key, text)
    const expected = `SHA-256 ${digestFromKey(key)}`
    findings.note(
      'objects',
      isVerified
        ? null
        : { subject: key, expected, found: digest === null ? 'nothing' : `SHA-256 ${digest}` },
    )
  }
  return verified
}

/** Reads and checks a release's root; `null` when it is missing or damaged. */
export async function checkRoot(
  store: VerifiedStore,
  digest: string,
  findings: Findings,
): Promise<Root | null> {
  const key = toObjectKey('root', digest)
  const text = (await readVerified(store, [key], findings)).get(key)
  return text === undefined ? null : completeRoot(JSON.parse(text) as Root)
}

/** Checks every object of a release. @returns the entries of the shards that can be read, after their documents were */
export async function* checkObjects(
  store: VerifiedStore,
  root: Root,
  findings: Findings,
): AsyncGenerator<Entry> {
  if (root.takedowns !== null) await readVerified(store, [toObjectKey('takedowns', root.takedowns)], findings)
  const shardKeys = Array.from({ length: countShards(root) }, (_, index) => shardKeyAt(root, index))
  for (const keys of chunksOf(shardKeys, shardsPerRead)) {
    const shards = await readVerified(store, keys, findings)
    const entries = [...shards.values()].flatMap((text) => [...listEntries(JSON.parse(text) as Shard)])
    for (const chunk of chunksOf(entries, keysPerRead)) {
      const documents = chunk.flatMap(({ entry }) =>
        'digest' in entry ? [toObjectKey(entry.kind, entry.digest)] : [],
      )
      await readVerified(store, documents, findings)
      for (const { entry } of chunk) yield entry
    }
  }
}
