import { sha256 } from '../../archive/digest.ts'
import { completeRoot } from '../../archive/earlier-formats.ts'
import { listEntries, shardCount, shardKey } from '../../archive/entries.ts'
import { digestFromKey, objectKey } from '../../archive/keys.ts'
import type { ObjectStore } from '../../archive/objects.ts'
import type { ReadMany } from '../../archive/read-documents.ts'
import type { ReleasePointer } from '../../archive/release-pointer.ts'
import type { Root } from '../../archive/root.ts'
import type { Entry, Shard } from '../../archive/shard.ts'
import type { Findings } from './findings.ts'

/** A kept release, seen by whoever verifies it. */
export interface VerifiedStore extends ObjectStore {
  /** Up to 100 keys at once. */
  readMany: ReadMany
  readPointer(): Promise<ReleasePointer | null>
}

/** KV takes up to 100 keys at once. */
const together = 100

/** The texts of the objects that hash to their keys; the others are differences. */
async function sound(
  store: VerifiedStore,
  keys: readonly string[],
  findings: Findings,
): Promise<Map<string, string>> {
  const texts = keys.length === 0 ? new Map<string, string | null>() : await store.readMany(keys)
  const found = new Map<string, string>()
  for (const key of keys) {
    const text = texts.get(key) ?? null
    const digest = text === null ? null : await sha256(new TextEncoder().encode(text))
    const isSound = text !== null && digest === digestFromKey(key)
    if (isSound) found.set(key, text)
    const expected = `SHA-256 ${digestFromKey(key)}`
    findings.note(
      'objects',
      isSound ? null : { subject: key, expected, found: digest === null ? 'nothing' : `SHA-256 ${digest}` },
    )
  }
  return found
}

/** A release's root, when it can be read. */
export async function checkRoot(
  store: VerifiedStore,
  digest: string,
  findings: Findings,
): Promise<Root | null> {
  const key = objectKey('root', digest)
  const text = (await sound(store, [key], findings)).get(key)
  return text === undefined ? null : completeRoot(JSON.parse(text) as Root)
}

/** Reads every object that a root reaches, and tells what the readable shards say of addresses. */
export async function* checkObjects(
  store: VerifiedStore,
  root: Root,
  findings: Findings,
): AsyncGenerator<Entry> {
  let waiting: string[] = []
  for (let index = 0; index < shardCount(root); index++) {
    const key = shardKey(root, index)
    const text = (await sound(store, [key], findings)).get(key)
    for (const { entry } of text === undefined ? [] : listEntries(JSON.parse(text) as Shard)) {
      if ('digest' in entry) waiting.push(objectKey(entry.kind, entry.digest))
      yield entry
    }
    for (; waiting.length >= together; waiting = waiting.slice(together))
      await sound(store, waiting.slice(0, together), findings)
  }
  await sound(store, waiting, findings)
}
