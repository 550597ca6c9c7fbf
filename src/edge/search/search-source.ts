import type { ReadMany } from '../../archive/bulk.ts'
import { readTwice } from '../release/kv-store.ts'

/** What a search is answered from. */
export interface SearchSource {
  database: D1Database
  readMany: ReadMany
  /** Whether one more search may be made now. */
  allowed: () => Promise<boolean>
}

/** Objects are immutable: a colo may keep them as long as it likes. */
const long = 30 * 24 * 60 * 60

/** KV's bulk read: up to 100 keys a call. */
export const readManyFrom =
  (namespace: KVNamespace): ReadMany =>
  async (keys) =>
    readTwice(() => namespace.get([...keys], { type: 'text', cacheTtl: long }))
