import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { pointerKey } from '../../src/archive/keys.ts'
import { parsePointer } from '../../src/archive/release-pointer.ts'
import type { ReleaseStore } from '../../src/cli/publish/store/release-store.ts'

/**
 * A store that costs nothing: what a publication reads again (shards, the root, the pointer) lies in a folder, and of
 * documents only those that are asked for are kept. It tells what reading, rendering and hashing cost by themselves.
 */
export function folderStore(folder: string): ReleaseStore {
  for (const kind of ['shard', 'root']) mkdirSync(path.join(folder, kind), { recursive: true })
  const read = (key: string) => {
    try {
      return readFileSync(path.join(folder, key))
    } catch {
      return null
    }
  }
  const put = (key: string, value: string) => writeFileSync(path.join(folder, key), value)
  return {
    async read(key) {
      const bytes = read(key)
      return bytes && (new Uint8Array(bytes).buffer as ArrayBuffer)
    },
    readMany: async (keys) => new Map(keys.map((key) => [key, read(key)?.toString('utf8') ?? null])),
    async writeObjects(objects) {
      for (const [key, value] of objects) if (/^(?:shard|root)\//.test(key)) put(key, value)
    },
    batchLimits: { maxObjects: 200, maxCharacters: 4_000_000, maxConcurrentBatches: 1 },
    listKnownKeys: () => [],
    listStoredObjects: () => {
      throw new Error('a bench lists nothing')
    },
    deleteStoredObjects: async () => {},
    writePicture: async () => {},
    readPointer: async () => parsePointer(read(pointerKey)?.toString('utf8') ?? ''),
    writePointer: async (pointer) => put(pointerKey, JSON.stringify(pointer)),
    close: async () => {},
  }
}
