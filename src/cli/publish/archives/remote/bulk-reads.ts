import type { ReadManyTexts } from '../../../../archive/read-documents.ts'
import { chunksOf, kvKeysPerRead } from '../../../content/files/chunks.ts'

/** Wraps `readMany` so that each call reads at most 100 keys. */
export const chunkReads =
  (readMany: ReadManyTexts): ReadManyTexts =>
  async (keys) => {
    const textByKey = new Map<string, string | null>()
    for (const chunk of chunksOf(keys, kvKeysPerRead))
      for (const [key, text] of await readMany(chunk)) textByKey.set(key, text)
    return textByKey
  }

/**
 * Returns a function that reads the text at one key (`null` if there is none). All keys requested in the same turn of
 * the event loop are read in a single call of `readMany`.
 */
export function coalesceReads(readMany: ReadManyTexts): (key: string) => Promise<string | null> {
  let pendingRead: Promise<ReadonlyMap<string, string | null>> | null = null
  let requestedKeys = new Set<string>()
  const readRequestedKeys = async () => {
    await new Promise(setImmediate)
    const batchKeys = [...requestedKeys]
    pendingRead = null
    requestedKeys = new Set()
    return readMany(batchKeys)
  }
  return async (key) => {
    requestedKeys.add(key)
    pendingRead ??= readRequestedKeys()
    return (await pendingRead).get(key) ?? null
  }
}
