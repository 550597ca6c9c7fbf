import type { PublicationStore } from './release-store.ts'

/** A store that contains nothing and discards what is written to it, for previewing a first publication. */
export const emptyStore: PublicationStore = {
  batchLimits: { maxObjects: 200, maxCharacters: 4_000_000, maxConcurrentBatches: 1 },
  read: async () => null,
  readPointer: async () => null,
  writeObjects: async () => {},
  writePicture: async () => {},
  writePointer: async () => {},
  listKnownKeys: () => [],
}
