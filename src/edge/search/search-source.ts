import type { ReadManyTexts } from '../../archive/read-documents.ts'
import { immutableTtlSeconds, readWithRetry } from '../release/kv-store.ts'

/** The index, and the release's objects, from which a search reads. */
export interface SearchSource {
  database: D1Database
  readMany: ReadManyTexts
  /** Counts a search. Returns false if the rate limit is exceeded. */
  admitRequest: () => Promise<boolean>
}

/** Creates a function that reads the texts at up to 100 keys of Workers KV at once. */
export const createKvTextsReader =
  (namespace: KVNamespace): ReadManyTexts =>
  async (keys) =>
    readWithRetry(() => namespace.get([...keys], { type: 'text', cacheTtl: immutableTtlSeconds }))
