import type { PublicationStore } from './release-store.ts'

/** A store that has nothing and keeps nothing, to see what a first publication would write. */
export const emptyStore: PublicationStore = {
  batchLimits: { maxObjects: 200, maxCharacters: 4_000_000, maxConcurrentBatches: 1 },
  read: async () => null,
  readPointer: async () => null,
  write: async () => {},
  writePicture: async () => {},
  writePointer: async () => {},
  knownKeys: () => [],
}
