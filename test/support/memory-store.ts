import { pointerKey } from '../../src/archive/keys.ts'
import { parsePointer } from '../../src/archive/pointer.ts'
import type { ReleaseStore } from '../../src/cli/publish/release-store.ts'

/** A release store in this process, to look at what a publication writes. */
export interface MemoryStore extends ReleaseStore {
  values: Map<string, string>
  /** Keys in the order they were written, every write counted. */
  writes: string[]
}

export function memoryStore(): MemoryStore {
  const values = new Map<string, string>()
  const writes: string[] = []
  const put = (key: string, value: string) => {
    values.set(key, value)
    writes.push(key)
  }
  return {
    values,
    writes,
    async read(key) {
      const value = values.get(key)
      return value === undefined ? null : (new TextEncoder().encode(value).buffer as ArrayBuffer)
    },
    async write(objects) {
      for (const [key, value] of objects) put(key, value)
    },
    async writeMedia(name) {
      writes.push(`media:${name}`)
    },
    readPointer: async () => parsePointer(values.get(pointerKey) ?? ''),
    writePointer: async (pointer) => put(pointerKey, JSON.stringify(pointer)),
    close: async () => {},
  }
}
