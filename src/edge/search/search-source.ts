import type { ReadMany } from '../../archive/read-documents.ts'
import { readWithRetry } from '../release/kv-store.ts'

/** The index and the release's objects that a search reads. */
export interface SearchSource {
  database: D1Database
  readMany: ReadMany
  /** True while the rate limit allows another search. */
  isAllowed: () => Promise<boolean>
}

/** Seconds for which a data centre caches an object: objects are immutable. */
const immutableCacheTtl = 30 * 24 * 60 * 60

/** Reads up to 100 keys in a call. */
export const bulkReader =
  (namespace: KVNamespace): ReadMany =>
  async (keys) =>
    readWithRetry(() => namespace.get([...keys], { type: 'text', cacheTtl: immutableCacheTtl }))
