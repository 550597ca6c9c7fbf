import { createUnreadableCatch, readObject } from '../../../archive/objects.ts'
import { readObjectsByKey } from '../../../archive/read-documents.ts'
import type { BulkObjectStore } from './release-store.ts'

/** Reads up to 100 objects, in the order of their keys. @throws UnreadableObject */
export async function readInBulk<Value>(store: BulkObjectStore, keys: readonly string[]): Promise<Value[]> {
  const objectsByKey = store.readMany ? await readObjectsByKey<Value>(store.readMany, keys) : null
  return Promise.all(keys.map((key) => objectsByKey?.get(key) ?? readObject<Value>(store, key)))
}

/** Reads up to 100 objects, in the order of their keys; `null` for a missing or damaged one. */
export async function readUndamagedInBulk<Value>(
  store: BulkObjectStore,
  keys: readonly string[],
): Promise<(Value | null)[]> {
  const objectsByKey = store.readMany ? await readObjectsByKey<Value>(store.readMany, keys) : null
  const readAlone = (key: string) => readObject<Value>(store, key).catch(createUnreadableCatch(() => null))
  return Promise.all(keys.map((key) => objectsByKey?.get(key) ?? readAlone(key)))
}
