import { hash } from 'node:crypto'
import { closeSync, openSync, readSync } from 'node:fs'
import path from 'node:path'
import type { CachedArticle } from './cached-article.ts'

/** Reads the texts of documents from packs. */
export class PackReader {
  readonly #folder: string
  readonly #open = new Map<string, number>()

  constructor(folder: string) {
    this.#folder = folder
  }

  #descriptor(pack: string): number {
    const descriptor = this.#open.get(pack) ?? openSync(path.join(this.#folder, pack), 'r')
    this.#open.set(pack, descriptor)
    return descriptor
  }

  /** The text of a document; `null` when it is not there, or not as it was. */
  read({ digest, place: { pack, start, length } }: Pick<CachedArticle, 'digest' | 'place'>): string | null {
    try {
      const bytes = Buffer.alloc(length)
      readSync(this.#descriptor(pack), bytes, 0, length, start)
      return hash('sha256', bytes) === digest ? bytes.toString('utf8') : null
    } catch {
      return null
    }
  }

  close(): void {
    for (const descriptor of this.#open.values()) closeSync(descriptor)
  }
}
