import { sha256 } from './digest.ts'
import { digestFromKey } from './keys.ts'

/** The one interface through which a release is read. It runs anywhere. */
export interface ObjectStore {
  /**
   * The bytes at a key, or `null` when the store says that there are none.
   * @param patience whether an absence that was remembered may be asked for once more
   */
  read(key: string, options: { again: boolean }): Promise<ArrayBuffer | null>
}

/** Thrown when an object that a release promises is missing, corrupt, or cannot be read. Never a 404. */
export class UnreadableObject extends Error {
  override name = 'UnreadableObject'
  constructor(key: string, cause: unknown) {
    super(`${key} cannot be read`, { cause })
  }
}

/** What to do where an object cannot be read; every other error is thrown on. */
export const catchUnreadable =
  <Value>(otherwise: (error: UnreadableObject) => Value) =>
  (error: unknown): Value => {
    if (error instanceof UnreadableObject) return otherwise(error)
    throw error
  }

async function readVerified(store: ObjectStore, key: string, again: boolean): Promise<ArrayBuffer | null> {
  const bytes = await store.read(key, { again })
  return bytes && (await sha256(bytes)) === digestFromKey(key) ? bytes : null
}

/**
 * The JSON of an immutable object, its bytes checked against its key; corrupt is the same as missing. An absence is
 * asked for once more, since stores remember absences.
 * @throws UnreadableObject
 */
export async function readObject<Value>(store: ObjectStore, key: string): Promise<Value> {
  try {
    const bytes = (await readVerified(store, key, false)) ?? (await readVerified(store, key, true))
    if (bytes) return JSON.parse(new TextDecoder().decode(bytes)) as Value
  } catch (cause) {
    throw new UnreadableObject(key, cause)
  }
  throw new UnreadableObject(key, 'missing or corrupt')
}
