import type { ObjectStore } from '../../archive/objects.ts'

/** KV's least `cacheTtl`, in seconds. */
const least = 30

/** Objects are immutable: a colo may keep them as long as it likes. */
const long = 30 * 24 * 60 * 60

/** How long a read may take, in milliseconds, before it counts as failed. */
const patience = 1500

/** Thrown when a read takes too long. */
class NoAnswer extends Error {
  override name = 'NoAnswer'
}

/** Rejects when `work` takes longer than `limit` milliseconds; the timer never outlives the wait. */
export async function inTime<Value>(work: Promise<Value>, limit = patience): Promise<Value> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new NoAnswer(`no answer within ${limit} ms`)), limit)
  })
  try {
    return await Promise.race([work, late])
  } finally {
    clearTimeout(timer)
  }
}

/** A read that fails at once is tried once more; one that hangs is not, as the reader has waited long enough. */
export async function readTwice<Value>(read: () => Promise<Value>): Promise<Value> {
  try {
    return await inTime(read())
  } catch (error) {
    if (error instanceof NoAnswer) throw error
    return inTime(read())
  }
}

/** A release's objects in Workers KV. Reads time out; an absence asked for again is asked with the least `cacheTtl`. */
export const kvStore = (namespace: KVNamespace): ObjectStore => ({
  read: (key, { again }) =>
    readTwice(() => namespace.get(key, { type: 'arrayBuffer', cacheTtl: again ? least : long })),
})

/** The text of a mutable key, as fresh as KV gives it; `null` when there is none. */
export const readFresh = (namespace: KVNamespace, key: string): Promise<string | null> =>
  readTwice(() => namespace.get(key, { type: 'text', cacheTtl: least }))
