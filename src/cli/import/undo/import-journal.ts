import { appendFile, mkdir, rm } from 'node:fs/promises'
import path from 'node:path'
import { readTextOrEmpty } from '../../content/files/read-text-or-empty.ts'
import { resolveStateFolder } from '../../content/files/state-folder.ts'

/** A file that an import created or changed. */
export interface JournalEntry {
  /** Name of the copy of the file's earlier bytes in the journal's folder; `null` if the import created the file. */
  earlierCopyName: string | null
  /** Digests of the bytes that the import wrote, or was about to write when it was interrupted. */
  writtenDigests: string[]
}

/** A line of the journal. A complete import's journal ends with the line `finished`. */
type JournalLine = { file: string; earlier: string | null; written: string } | { finished: true }

/** Parses a line. Returns `null` for an incomplete or damaged one. */
function parseLineIfIntact(line: string): JournalLine | null {
  try {
    const { file, earlier = null, written, finished } = JSON.parse(line)
    if (finished === true) return { finished }
    return typeof file === 'string' && typeof written === 'string' ? { file, earlier, written } : null
  } catch {
    return null
  }
}

/** True for a line that an interrupted import did not complete, whose file it had therefore not written yet. */
const isCutOff = (line: string) => line === '' || (line.startsWith('{') && !line.endsWith('}'))

/** Returns the folder that contains the journals of a content folder's editions. */
export const journalsFolderOf = (contentFolder: string): string =>
  path.join(resolveStateFolder(contentFolder), 'imports', path.basename(path.resolve(contentFolder)))

/**
 * The journal of an edition's last import, stored beside the content folder. Lists the files that the import created,
 * and stores the earlier bytes of those that it changed. Each line is written before the file that it describes. After
 * an interrupted import, the next one continues its journal.
 */
export class ImportJournal {
  readonly journalFolder: string
  /** Entries by the file's path relative to the edition's folder. */
  readonly entryByPath = new Map<string, JournalEntry>()
  /** Numbers of the damaged lines, whose files are unknown. */
  readonly damagedLineNumbers: number[] = []
  #isFinished = false

  private constructor(journalFolder: string) {
    this.journalFolder = journalFolder
  }

  /** Reads the journal of an edition's last import; empty if there is none. */
  static async open(contentFolder: string, editionId: string): Promise<ImportJournal> {
    const journal = new ImportJournal(path.join(journalsFolderOf(contentFolder), editionId))
    const journalText = await readTextOrEmpty(journal.journalFile)
    for (const [index, line] of journalText.split('\n').entries()) {
      const journalLine = parseLineIfIntact(line)
      if (journalLine !== null) journal.#applyLine(journalLine)
      else if (!isCutOff(line)) journal.damagedLineNumbers.push(index + 1)
    }
    return journal
  }

  get journalFile(): string {
    return path.join(this.journalFolder, 'journal.jsonl')
  }

  #applyLine(line: JournalLine): void {
    if ('finished' in line) this.#isFinished = true
    else {
      const recordedDigests = this.entryByPath.get(line.file)?.writtenDigests ?? []
      this.entryByPath.set(line.file, {
        earlierCopyName: line.earlier,
        writtenDigests: [...recordedDigests, line.written],
      })
    }
  }

  async #appendLine(line: JournalLine): Promise<void> {
    await appendFile(this.journalFile, `\n${JSON.stringify(line)}`)
    this.#applyLine(line)
  }

  /** Begins the journal of an import. Removes a finished journal, and continues an unfinished one. */
  async beginOrContinue(): Promise<void> {
    if (this.#isFinished) await this.remove()
    await mkdir(this.journalFolder, { recursive: true })
  }

  /** Adds a file that is about to be written. */
  recordFile(relativePath: string, earlierCopyName: string | null, writtenDigest: string): Promise<void> {
    return this.#appendLine({ file: relativePath, earlier: earlierCopyName, written: writtenDigest })
  }

  /**
   * Marks the journal as finished, even if the import had nothing to write and only continued an interrupted one.
   * Leaves an empty journal unmarked.
   */
  async finish(): Promise<void> {
    if (this.entryByPath.size > 0 && !this.#isFinished) await this.#appendLine({ finished: true })
  }

  /** Removes the journal, unless a line is damaged: the earlier copy of that line's file is nowhere else. */
  async removeUnlessDamaged(): Promise<void> {
    if (this.damagedLineNumbers.length === 0) await this.remove()
  }

  async remove(): Promise<void> {
    await rm(this.journalFolder, { recursive: true, force: true })
    this.entryByPath.clear()
    this.#isFinished = false
  }
}
