import type { OpenArchive } from '../../src/cli/publish/store/release-store.ts'
import { memoryDatabase } from './memory-database.ts'
import { memoryStore } from './memory-store.ts'

/** An empty archive in memory. As in a new archive, its databases have no tables. */
export function memoryArchive(): OpenArchive {
  const store = memoryStore()
  return {
    ...store,
    readMany: async (keys) => new Map(keys.map((key) => [key, store.values.get(key) ?? null])),
    search: memoryDatabase(),
    corrections: memoryDatabase(),
    prepareWriting: async () => {},
    checkAllWritten: () => {},
  }
}
