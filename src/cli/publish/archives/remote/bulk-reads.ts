import type { ReadMany } from '../../../../archive/read-documents.ts'

/** As many as one call reads. */
const atOnce = 100

/** Splits what is too much for one call. */
export const chunkReads =
  (readMany: ReadMany): ReadMany =>
  async (keys) => {
    const found = new Map<string, string | null>()
    for (let first = 0; first < keys.length; first += atOnce)
      for (const [key, text] of await readMany(keys.slice(first, first + atOnce))) found.set(key, text)
    return found
  }

/** A read of one key, in one call with all others that are asked for in the same turn. */
export function coalesceReads(readMany: ReadMany): (key: string) => Promise<string | null> {
  let waiting: Promise<ReadonlyMap<string, string | null>> | null = null
  let keys = new Set<string>()
  const start = async () => {
    await new Promise(setImmediate)
    const asked = [...keys]
    waiting = null
    keys = new Set()
    return readMany(asked)
  }
  return async (key) => {
    keys.add(key)
    waiting ??= start()
    return (await waiting).get(key) ?? null
  }
}
