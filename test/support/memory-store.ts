import { pointerKey } from '../../src/archive/keys.ts'
import { parsePointer } from '../../src/archive/release-pointer.ts'
import type { ReleaseStore } from '../../src/cli/publish/store/release-store.ts'

/** A release store in memory, which shows what a publication writes. */
export interface MemoryStore extends ReleaseStore {
  values: Map<string, string>
  /** Keys in the order of their writes, repeated for repeated writes. */
  writes: string[]
  /** Key → Unix seconds of its upload. */
  uploads: Map<string, number>
}

export function memoryStore(now = () => Math.floor(Date.now() / 1000)): MemoryStore {
  const values = new Map<string, string>()
  const writes: string[] = []
  const uploads = new Map<string, number>()
  const put = (key: string, value: string) => {
    values.set(key, value)
    uploads.set(key, now())
    writes.push(key)
  }
  return {
    values,
    writes,
    uploads,
    batchLimits: { maxObjects: 200, maxCharacters: 4_000_000, maxConcurrentBatches: 1 },
    async read(key) {
      const value = values.get(key)
      return value === undefined ? null : (new TextEncoder().encode(value).buffer as ArrayBuffer)
    },
    async writeObjects(objects) {
      for (const [key, value] of objects) put(key, value)
    },
    async writePicture(name) {
      writes.push(`media:${name}`)
      uploads.set(`/media/${name}`, now())
    },
    readPointer: async () => parsePointer(values.get(pointerKey) ?? ''),
    writePointer: async (pointer) => put(pointerKey, JSON.stringify(pointer)),
    listKnownKeys: () => [],
    async *listStoredObjects() {
      for (const [key, uploadedAt] of [...uploads]) if (key !== pointerKey) yield { key, uploadedAt }
    },
    async deleteStoredObjects(keys) {
      for (const key of keys) {
        values.delete(key)
        uploads.delete(key)
      }
    },
    close: async () => {},
  }
}
