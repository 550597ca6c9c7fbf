import { randomUUID } from 'node:crypto'
import { closeSync, openSync, readSync, rmSync } from 'node:fs'
import path from 'node:path'
import { AppendOnlyFile } from './append-only-file.ts'

/**
 * The generated documents that are not stored yet, in a scratch file: together they would not fit into memory, and
 * generating them a second time takes as long as the first.
 */
export class DocumentSpool {
  /** The number of generated documents that it does not have, since they are stored. */
  stored = 0
  readonly #path: string
  readonly #file: AppendOnlyFile
  /** The length of each document with the line of its key, in bytes. */
  readonly #lengths: number[] = []

  /** @param folder the cache folder, from which the next publication removes unused packs, also after an interruption */
  constructor(folder: string) {
    this.#path = path.join(folder, `${randomUUID()}.pack`)
    this.#file = new AppendOnlyFile(this.#path)
  }

  /** The number of documents that it has. */
  get size(): number {
    return this.#lengths.length
  }

  /** Adds the JSON of a document. @param key the key of its object */
  add(key: string, text: string): void {
    const bytes = Buffer.from(`${key}\n${text}`)
    this.#file.append(bytes)
    this.#lengths.push(bytes.length)
  }

  /** Yields the documents in the order in which they were added. */
  *documents(): Generator<[key: string, text: string]> {
    this.#file.flush()
    const descriptor = openSync(this.#path, 'r')
    try {
      for (const length of this.#lengths) {
        const bytes = Buffer.alloc(length)
        readSync(descriptor, bytes)
        const keyLength = bytes.indexOf('\n')
        yield [bytes.toString('latin1', 0, keyLength), bytes.toString('utf8', keyLength + 1)]
      }
    } finally {
      closeSync(descriptor)
    }
  }

  /** Deletes the file. */
  close(): void {
    this.#file.close()
    rmSync(this.#path, { force: true })
  }
}
