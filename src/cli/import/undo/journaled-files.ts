import { hash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { writeAtomically } from '../../content/files/write-atomically.ts'
import { type EditionFiles, filesOnDisk } from '../shelf/edition-files.ts'
import type { ImportJournal, JournalEntry } from './import-journal.ts'

/** Returns a file's bytes; `null` if the file does not exist. */
const readBytesIfPresent = (file: string): Promise<Buffer | null> =>
  readFile(file).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null
    throw error
  })

/** Writes the files of an import, and records in a journal how to undo it. */
export class JournaledFiles implements EditionFiles {
  readonly #editionFolder: string
  readonly #journal: ImportJournal
  #hasJournalBegun = false

  constructor(editionFolder: string, journal: ImportJournal) {
    this.#editionFolder = editionFolder
    this.#journal = journal
  }

  readText(file: string): Promise<string> {
    return filesOnDisk.readText(file)
  }

  async write(file: string, content: string | Uint8Array): Promise<void> {
    await this.#recordInJournal(file, hash('sha256', content))
    await filesOnDisk.write(file, content)
  }

  /** Copies an original to a file named by its digest. */
  async copy(sourceFile: string, targetFile: string): Promise<void> {
    await this.#recordInJournal(targetFile, path.basename(targetFile).split('.')[0] ?? '')
    await filesOnDisk.copy(sourceFile, targetFile)
  }

  async #recordInJournal(file: string, writtenDigest: string): Promise<void> {
    if (!this.#hasJournalBegun) await this.#journal.beginOrContinue()
    this.#hasJournalBegun = true
    const relativePath = path.relative(this.#editionFolder, file).replaceAll(path.sep, '/')
    await this.#journal.recordFile(
      relativePath,
      await this.#storeEarlierCopy(file, this.#journal.entryByPath.get(relativePath)),
      writtenDigest,
    )
  }

  /**
   * Stores a copy of a file's current bytes, unless this import wrote them. After an interruption, the copy includes
   * changes that a person has made since. Returns the name of the copy with the file's earlier bytes; `null` if the
   * file did not exist before the import.
   */
  async #storeEarlierCopy(file: string, journalEntry: JournalEntry | undefined): Promise<string | null> {
    const bytes = await readBytesIfPresent(file)
    if (bytes === null) return journalEntry?.earlierCopyName ?? null
    const digest = hash('sha256', bytes)
    if (journalEntry?.writtenDigests.includes(digest)) return journalEntry.earlierCopyName
    await writeAtomically(path.join(this.#journal.journalFolder, digest), bytes)
    return digest
  }

  /**
   * Ends the journal of an import that was not interrupted. If the import wrote nothing, the journal of the previous
   * import stays.
   */
  finish(): Promise<void> {
    return this.#journal.finish()
  }
}
