import { hash } from 'node:crypto'
import { upgradeRoot } from '../../archive/earlier-formats.ts'
import { countShards, listEntries, shardKeyAt } from '../../archive/entries.ts'
import { digestFromKey, toObjectKey } from '../../archive/keys.ts'
import type { ObjectStore, ReadManyBytes } from '../../archive/objects.ts'
import type { ReleasePointer } from '../../archive/release-pointer.ts'
import type { Root } from '../../archive/root.ts'
import { type Entry, findObjectKey, type Shard } from '../../archive/shard.ts'
import { chunksOf, kvKeysPerRead } from '../content/files/chunks.ts'
import { Findings } from './findings.ts'

/** The methods of an archive's store that verification needs. */
export interface StoreToVerify extends ObjectStore {
  /** Reads up to 100 keys at once. */
  readValues: ReadManyBytes
  readPointer(): Promise<ReleasePointer | null>
}

export type MediaEntry = Extract<Entry, { kind: 'media' }>

/** Number of shards read at once. Their entries stay in memory until the entries' documents have been checked. */
const shardsPerRead = 10

const describeExpectedDigest = (objectKey: string) => `SHA-256 ${digestFromKey(objectKey)}`

/** Reads objects, and records a check of each. @returns the bytes of the undamaged objects */
async function checkAndReadUndamaged(
  store: StoreToVerify,
  keys: readonly string[],
  findings: Findings,
): Promise<Uint8Array[]> {
  const storedValues = keys.length === 0 ? [] : await store.readValues(keys)
  return keys.flatMap((key, index) => {
    const bytes = storedValues[index] ?? null
    const [expected, found] = [
      describeExpectedDigest(key),
      bytes ? `SHA-256 ${hash('sha256', bytes)}` : 'nothing',
    ]
    findings.recordCheck('objects', found === expected ? null : { subject: key, expected, found })
    return bytes && found === expected ? [bytes] : []
  })
}

const parseJsonBytes = (bytes: Uint8Array): unknown => JSON.parse(new TextDecoder().decode(bytes))

/** Reads and checks a release's root; `null` if it is missing or damaged. */
export async function checkAndReadRoot(
  store: StoreToVerify,
  rootDigest: string,
  findings: Findings,
): Promise<Root | null> {
  const rootKey = toObjectKey('root', rootDigest)
  const [bytes] = await checkAndReadUndamaged(store, [rootKey], findings)
  return bytes ? upgradeRoot(parseJsonBytes(bytes) as Root) : null
}

/** Checks the shards of a release, and yields the entries of ten shards at a time. Omits unreadable shards. */
async function* checkShardsAndYieldEntries(
  store: StoreToVerify,
  root: Root,
  findings: Findings,
): AsyncGenerator<Entry[]> {
  const shardKeys = Array.from({ length: countShards(root) }, (_, index) => shardKeyAt(root, index))
  for (const keys of chunksOf(shardKeys, shardsPerRead)) {
    const shards = await checkAndReadUndamaged(store, keys, findings)
    yield shards.flatMap((bytes) =>
      Array.from(listEntries(parseJsonBytes(bytes) as Shard), ({ entry }) => entry),
    )
  }
}

/**
 * Checks every object of a release except its root. Yields the entries of readable shards, after checking their
 * documents.
 */
export async function* checkObjectsAndYieldEntries(
  store: StoreToVerify,
  root: Root,
  findings: Findings,
): AsyncGenerator<Entry> {
  if (root.takedowns !== null)
    await checkAndReadUndamaged(store, [toObjectKey('takedowns', root.takedowns)], findings)
  for await (const entries of checkShardsAndYieldEntries(store, root, findings))
    for (const chunk of chunksOf(entries, kvKeysPerRead)) {
      const documentKeys = chunk.flatMap((entry) => findObjectKey(entry) ?? [])
      await checkAndReadUndamaged(store, documentKeys, findings)
      yield* chunk
    }
}

/** Counts the addresses in a release's shards, because the root's count includes URL ids. Omits unreadable shards. */
export async function countAddresses(store: StoreToVerify, rootDigest: string): Promise<number> {
  const findings = new Findings()
  const root = await checkAndReadRoot(store, rootDigest, findings)
  let addressCount = 0
  if (root)
    for await (const entries of checkShardsAndYieldEntries(store, root, findings))
      addressCount += entries.length
  return addressCount
}

/** Lists the pictures of a release whose objects have already been checked. */
export async function* listPictureEntries(store: StoreToVerify, root: Root): AsyncGenerator<MediaEntry> {
  for await (const entries of checkShardsAndYieldEntries(store, root, new Findings()))
    yield* entries.filter((entry) => entry.kind === 'media')
}
