import { ScratchFile } from './scratch-file.ts'

/**
 * Generated documents that are not stored yet, in a scratch file. Together they would not fit into memory, and
 * generating them a second time would take as long as the first.
 */
export class DocumentSpool {
  /** Number of generated documents that are not in the spool because they are already stored. */
  alreadyStoredCount = 0
  readonly #file: ScratchFile
  /** Length of each document in bytes, including the line with its key. */
  readonly #byteLengths: number[] = []

  constructor(cacheFolder: string) {
    this.#file = new ScratchFile(cacheFolder)
  }

  /** The number of documents in the spool. */
  get size(): number {
    return this.#byteLengths.length
  }

  /** Adds the JSON of a document. @param key the document's object key */
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

  /** Closes and deletes the scratch file. */
  close(): void {
    this.#file.close()
  }
}
