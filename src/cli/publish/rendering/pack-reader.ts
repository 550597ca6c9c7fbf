import { hash } from 'node:crypto'
import { closeSync, openSync, readSync } from 'node:fs'
import path from 'node:path'
import type { CachedArticle } from './cached-article.ts'

/** Reads documents from the cache's pack files. */
export class PackReader {
  readonly #cacheFolder: string
  readonly #descriptorByPackName = new Map<string, number>()

  constructor(cacheFolder: string) {
    this.#cacheFolder = cacheFolder
  }

  #open(packName: string): number {
    const descriptor =
      this.#descriptorByPackName.get(packName) ?? openSync(path.join(this.#cacheFolder, packName), 'r')
    this.#descriptorByPackName.set(packName, descriptor)
    return descriptor
  }

  /** Returns the JSON of a document; `null` if it is missing or damaged. */
  read({
    documentDigest,
    location: { pack, start, length },
  }: Pick<CachedArticle, 'documentDigest' | 'location'>): string | null {
    try {
      const bytes = Buffer.alloc(length)
      readSync(this.#open(pack), bytes, 0, length, start)
      return hash('sha256', bytes) === documentDigest ? bytes.toString('utf8') : null
    } catch {
      return null
    }
  }

  close(): void {
    for (const descriptor of this.#descriptorByPackName.values()) closeSync(descriptor)
  }
}
