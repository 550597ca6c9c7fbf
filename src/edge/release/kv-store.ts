import type { ObjectStore } from '../../archive/objects.ts'

/** KV's least `cacheTtl`, in seconds. */
const minCacheTtl = 30

/** Objects are immutable: a colo may keep them as long as it likes. */
const immutableCacheTtl = 30 * 24 * 60 * 60

/** How long a read may take, in milliseconds, before it counts as failed. */
const readTimeout = 1500

/** Thrown when a read takes too long. */
class ReadTimeout extends Error {
  override name = 'NoAnswer'
}

/** Rejects when `work` takes longer than `limit` milliseconds; the timer never outlives the wait. */
export async function withTimeout<Value>(work: Promise<Value>, limit = readTimeout): Promise<Value> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new ReadTimeout(`no answer within ${limit} ms`)), limit)
  })
  try {
    return await Promise.race([work, late])
  } finally {
    clearTimeout(timer)
  }
}

/** A read that fails at once is tried once more; one that hangs is not, as the reader has waited long enough. */
export async function readWithRetry<Value>(read: () => Promise<Value>): Promise<Value> {
  try {
    return await withTimeout(read())
  } catch (error) {
    if (error instanceof ReadTimeout) throw error
    return withTimeout(read())
  }
}

/** A release's objects in Workers KV. Reads time out; an absence asked for again is asked with the least `cacheTtl`. */
export const kvStore = (namespace: KVNamespace): ObjectStore => ({
  read: (key, { again }) =>
    readWithRetry(() =>
      namespace.get(key, { type: 'arrayBuffer', cacheTtl: again ? minCacheTtl : immutableCacheTtl }),
    ),
})

/** The text of a mutable key, as fresh as KV gives it; `null` when there is none. */
export const readFresh = (namespace: KVNamespace, key: string): Promise<string | null> =>
  readWithRetry(() => namespace.get(key, { type: 'text', cacheTtl: minCacheTtl }))
