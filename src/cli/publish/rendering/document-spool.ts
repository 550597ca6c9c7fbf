import { ScratchFile } from './scratch-file.ts'

/**
 * The generated documents that are not stored yet, in a scratch file. Together they would not fit into memory, and
 * generating them a second time would take as long as the first.
 */
export class DocumentSpool {
  /** The number of generated documents that are not in the spool, since they are stored. */
  storedCount = 0
  readonly #file: ScratchFile
  /** The length in bytes of each document, including the line with its key. */
  readonly #byteLengths: number[] = []

  /** @param cacheFolder the cache folder */
  constructor(cacheFolder: string) {
    this.#file = new ScratchFile(cacheFolder)
  }

  /** The number of documents in the spool. */
  get size(): number {
    return this.#byteLengths.length
  }

  /** Adds the JSON of a document. @param key the key of its object */
  add(key: string, documentJson: string): void {
    this.#byteLengths.push(this.#file.add(`${key}\n${documentJson}`).length)
  }

  /** Yields the documents in the order in which they were added. */
  *documents(): Generator<[key: string, text: string]> {
    let start = 0
    for (const length of this.#byteLengths) {
      const keyAndText = this.#file.read({ start, length })
      const keyEnd = keyAndText.indexOf('\n')
      yield [keyAndText.slice(0, keyEnd), keyAndText.slice(keyEnd + 1)]
      start += length
    }
  }

  /** Deletes the file. */
  close(): void {
    this.#file.close()
  }
}
