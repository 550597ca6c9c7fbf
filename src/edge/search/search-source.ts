import type { ReadMany } from '../../archive/read-documents.ts'
import { readWithRetry } from '../release/kv-store.ts'

/** What a search is answered from. */
export interface SearchSource {
  database: D1Database
  readMany: ReadMany
  /** Whether one more search may be made now. */
  isAllowed: () => Promise<boolean>
}

/** Objects are immutable: a colo may keep them as long as it likes. */
const immutableCacheTtl = 30 * 24 * 60 * 60

/** KV's bulk read: up to 100 keys a call. */
export const bulkReader =
  (namespace: KVNamespace): ReadMany =>
  async (keys) =>
    readWithRetry(() => namespace.get([...keys], { type: 'text', cacheTtl: immutableCacheTtl }))
