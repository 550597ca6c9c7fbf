import type { ObjectStore } from '../../archive/objects.ts'

/** The minimum `cacheTtl` of KV, in seconds. */
const minTtlSeconds = 30

/** Time for which a data centre caches an object, in seconds. Objects are immutable. */
export const immutableTtlSeconds = 30 * 24 * 60 * 60

/** Time after which a read counts as failed, in milliseconds. */
const readTimeoutMs = 1500

/** Thrown when a read exceeds its time limit. */
class ReadTimeout extends Error {
  override name = 'ReadTimeout'
}

/** Resolves like `work`, or rejects if `work` takes longer than `limitMs`. */
export async function withTimeout<Value>(work: Promise<Value>, limitMs = readTimeoutMs): Promise<Value> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const timeoutRejection = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new ReadTimeout(`no answer within ${limitMs} ms`)), limitMs)
  })
  try {
    return await Promise.race([work, timeoutRejection])
  } finally {
    clearTimeout(timer)
  }
}

/** Reads with a time limit. Retries a failed read once, but not after a timeout: the reader has waited long enough. */
export async function readWithRetry<Value>(startRead: () => Promise<Value>): Promise<Value> {
  try {
    return await withTimeout(startRead())
  } catch (error) {
    if (error instanceof ReadTimeout) throw error
    return withTimeout(startRead())
  }
}

/**
 * Creates the store of a release's objects in Workers KV. Reads time out. The second read of a missing key uses the
 * minimum `cacheTtl`.
 */
export const createKvStore = (namespace: KVNamespace): ObjectStore => ({
  read: (key, { again }) =>
    readWithRetry(() =>
      namespace.get(key, { type: 'arrayBuffer', cacheTtl: again ? minTtlSeconds : immutableTtlSeconds }),
    ),
})

/** Reads the text of a mutable key, as fresh as KV allows. Returns `null` if the key does not exist. */
export const readMutableKey = (namespace: KVNamespace, key: string): Promise<string | null> =>
  readWithRetry(() => namespace.get(key, { type: 'text', cacheTtl: minTtlSeconds }))
