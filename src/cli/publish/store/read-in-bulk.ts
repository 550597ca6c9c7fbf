import { onUnreadableObject, readObject } from '../../../archive/objects.ts'
import { readObjectsByKey } from '../../../archive/read-documents.ts'
import type { BulkObjectStore } from './release-store.ts'

/**
 * Reads up to 100 objects, in the order of their keys. @throws UnreadableObject if one of them is missing or damaged
 */
export async function readObjectsInBulk<Value>(
  store: BulkObjectStore,
  keys: readonly string[],
): Promise<Value[]> {
  const objectByKey = store.readMany ? await readObjectsByKey<Value>(store.readMany, keys) : null
  return Promise.all(keys.map((key) => objectByKey?.get(key) ?? readObject<Value>(store, key)))
}

/** Reads up to 100 objects, in the order of their keys. A missing or damaged object is `null`. */
export async function readObjectsOrNulls<Value>(
  store: BulkObjectStore,
  keys: readonly string[],
): Promise<(Value | null)[]> {
  const objectByKey = store.readMany ? await readObjectsByKey<Value>(store.readMany, keys) : null
  const readUndamagedObject = (key: string) =>
    readObject<Value>(store, key).catch(onUnreadableObject(() => null))
  return Promise.all(keys.map((key) => objectByKey?.get(key) ?? readUndamagedObject(key)))
}
