import { onUnreadableObject, readObject } from '../../../archive/objects.ts'
import { readObjectsByKey } from '../../../archive/read-documents.ts'
import type { BulkObjectStore } from './release-store.ts'

/** Reads up to 100 objects, in the order of their keys. @throws UnreadableObject */
export async function readObjectsInBulk<Value>(
  store: BulkObjectStore,
  keys: readonly string[],
): Promise<Value[]> {
  const objectByKey = store.readMany ? await readObjectsByKey<Value>(store.readMany, keys) : null
  return Promise.all(keys.map((key) => objectByKey?.get(key) ?? readObject<Value>(store, key)))
}

/** Reads up to 100 objects, in the order of their keys; `null` for a missing or damaged one. */
export async function readUndamagedObjects<Value>(
  store: BulkObjectStore,
  keys: readonly string[],
): Promise<(Value | null)[]> {
  const objectByKey = store.readMany ? await readObjectsByKey<Value>(store.readMany, keys) : null
  const readUndamagedObject = (key: string) =>
    readObject<Value>(store, key).catch(onUnreadableObject(() => null))
  return Promise.all(keys.map((key) => objectByKey?.get(key) ?? readUndamagedObject(key)))
}
