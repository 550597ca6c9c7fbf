import { sha256 } from './digest.ts'
import { digestFromKey } from './keys.ts'

/** Read access to a release's objects, on any platform. */
export interface ObjectStore {
  /**
   * Reads the bytes at a key. Returns `null` if the store has none.
   * @param options `again` is true for a second read, which must not rely on a cached absence
   */
  read(key: string, options: { again: boolean }): Promise<ArrayBuffer | null>
}

/** Reads the bytes at many keys. Returns them in the order of the keys, with `null` for a missing key. */
export type ReadManyBytes = (keys: readonly string[]) => Promise<(Uint8Array | null)[]>

/** Thrown when an object of a release is missing, corrupt or unreadable. It is never reported as a 404. */
export class UnreadableObject extends Error {
  override name = 'UnreadableObject'
  constructor(key: string, cause: unknown) {
    super(`${key} cannot be read`, { cause })
  }
}

/** Creates a `catch` handler that calls `handleUnreadable` for an `UnreadableObject` and rethrows any other error. */
export const onUnreadableObject =
  <Value>(handleUnreadable: (error: UnreadableObject) => Value) =>
  (error: unknown): Value => {
    if (error instanceof UnreadableObject) return handleUnreadable(error)
    throw error
  }

/** Reads the bytes of an object. Returns `null` if they are missing or do not match the digest in the key. */
async function readVerifiedBytes(
  store: ObjectStore,
  objectKey: string,
  isSecondRead: boolean,
): Promise<ArrayBuffer | null> {
  const bytes = await store.read(objectKey, { again: isSecondRead })
  return bytes && (await sha256(bytes)) === digestFromKey(objectKey) ? bytes : null
}

/**
 * Reads the bytes of an immutable object and checks them against its key. Reads a missing or corrupt object a second
 * time, because stores cache absences.
 * @throws UnreadableObject
 */
export async function readBytes(store: ObjectStore, objectKey: string): Promise<ArrayBuffer> {
  let cause: unknown = 'missing or corrupt'
  try {
    const bytes =
      (await readVerifiedBytes(store, objectKey, false)) ?? (await readVerifiedBytes(store, objectKey, true))
    if (bytes) return bytes
  } catch (error) {
    cause = error
  }
  throw new UnreadableObject(objectKey, cause)
}

/** Reads the JSON of an immutable object. @throws UnreadableObject */
export async function readObject<Value>(store: ObjectStore, objectKey: string): Promise<Value> {
  const text = new TextDecoder().decode(await readBytes(store, objectKey))
  try {
    return JSON.parse(text) as Value
  } catch (cause) {
    throw new UnreadableObject(objectKey, cause)
  }
}
