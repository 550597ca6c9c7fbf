import { pointerKey } from '../../archive/keys.ts'
import type { ReadMany } from '../../archive/read-documents.ts'

/** Characters that are remembered: a few hundred documents and their shards. */
const maxCharacters = 16 * 1024 * 1024

/** Wraps bulk reads with a memory of the recent objects, so that what has just been checked is not read again. */
export function rememberRecent(readMany: ReadMany): ReadMany {
  const recent = new Map<string, string>()
  let characters = 0
  const remember = (key: string, text: string) => {
    recent.set(key, text)
    characters += text.length
    for (const [oldest, { length }] of recent) {
      if (characters <= maxCharacters) break
      recent.delete(oldest)
      characters -= length
    }
  }
  return async (keys) => {
    const missing = keys.filter((key) => !recent.has(key))
    const found = new Map<string, string | null>()
    for (const key of keys) found.set(key, recent.get(key) ?? null)
    const read = missing.length === 0 ? [] : await readMany(missing)
    for (const [key, text] of read) {
      found.set(key, text)
      if (text !== null && key !== pointerKey && !recent.has(key)) remember(key, text)
    }
    return found
  }
}
