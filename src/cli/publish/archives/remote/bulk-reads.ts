import type { ReadManyTexts } from '../../../../archive/read-documents.ts'
import { chunksOf, keysPerRead } from '../../../content/files/chunks.ts'

/** Splits reads into calls of up to 100 keys. */
export const chunkReads =
  (readMany: ReadManyTexts): ReadManyTexts =>
  async (keys) => {
    const texts = new Map<string, string | null>()
    for (const chunk of chunksOf(keys, keysPerRead))
      for (const [key, text] of await readMany(chunk)) texts.set(key, text)
    return texts
  }

/**
 * Returns a function that reads one key. All keys requested in the same turn of the event loop are read in one
 * call.
 */
export function coalesceReads(readMany: ReadManyTexts): (key: string) => Promise<string | null> {
  let pendingRead: Promise<ReadonlyMap<string, string | null>> | null = null
  let requestedKeys = new Set<string>()
  const readPending = async () => {
    await new Promise(setImmediate)
    const batch = [...requestedKeys]
    pendingRead = null
    requestedKeys = new Set()
    return readMany(batch)
  }
  return async (key) => {
    requestedKeys.add(key)
    pendingRead ??= readPending()
    return (await pendingRead).get(key) ?? null
  }
}
