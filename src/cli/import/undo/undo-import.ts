import { existsSync } from 'node:fs'
import { readFile, rm, rmdir } from 'node:fs/promises'
import path from 'node:path'
import { digestFile } from '../../content/files/digest-file.ts'
import { readTextOrEmpty } from '../../content/files/read-text-or-empty.ts'
import { writeAtomically } from '../../content/files/write-atomically.ts'
import {
  formatMediaList,
  type MediaNameByUrl,
  mediaListFileName,
  parseMediaList,
} from '../../content/picture-lists/media-list.ts'
import {
  filterLosses,
  formatLosses,
  type ImportLosses,
  importLossesFileName,
  mergeLosses,
  parseLosses,
} from '../accounting/import-losses.ts'
import type { ImportJournal, JournalEntry } from './import-journal.ts'
import { collectReferencedFiles, type ReferencedFiles } from './referenced-files.ts'

/** Outcome for the files of an undone import, identified by their paths relative to the edition's folder. */
export interface UndoReport {
  /** Files that the import created. */
  removed: string[]
  /** Files whose earlier bytes were restored. */
  restored: string[]
  /** Files that a person has edited or deleted since the import. */
  edited: string[]
  /** Originals and pictures that articles still refer to. */
  needed: string[]
}

const mediaListPath = `media/${mediaListFileName}`

/** Digests a file; returns `null` if the file does not exist. */
const digestFileIfPresent = (file: string): Promise<string | null> =>
  digestFile(file).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null
    throw error
  })

/** Reads a record of losses; returns `null` if it is missing or damaged. */
const readLossesIfIntact = (file: string | null): Promise<ImportLosses | null> =>
  file === null
    ? Promise.resolve(null)
    : readFile(file, 'utf8')
        .then(parseLosses)
        .catch(() => null)

/** Undoes an edition's last import or, in a dry run, reports what undoing it would do. */
export class ImportUndo {
  readonly #editionFolder: string
  readonly #journal: ImportJournal
  readonly #isDryRun: boolean
  readonly #report: UndoReport = { removed: [], restored: [], edited: [], needed: [] }

  constructor(editionFolder: string, journal: ImportJournal, isDryRun: boolean) {
    this.#editionFolder = editionFolder
    this.#journal = journal
    this.#isDryRun = isDryRun
  }

  /** Undoes every change to a file that is still as the import left it. Can be repeated after an interruption. */
  async run(): Promise<UndoReport> {
    const { uneditedEntryByPath, editedPaths } = await this.#divideFilesByEdits()
    this.#report.edited = [...editedPaths]
    const toRelativePath = (file: string) =>
      path.relative(this.#editionFolder, file).replaceAll(path.sep, '/')
    const findFutureTextFile = (file: string) => {
      const journalEntry = uneditedEntryByPath.get(toRelativePath(file))
      return journalEntry ? this.#findEarlierCopyFile(journalEntry) : file
    }
    const referencedFiles = await collectReferencedFiles(this.#editionFolder, findFutureTextFile, (file) =>
      editedPaths.has(toRelativePath(file)),
    )
    for (const [relativePath, journalEntry] of uneditedEntryByPath)
      if (relativePath.startsWith('articles/')) await this.#undoFile(relativePath, journalEntry)
    const listedPictureNames = await this.#restoreMediaList(
      uneditedEntryByPath.get(mediaListPath),
      referencedFiles,
    )
    for (const [relativePath, journalEntry] of uneditedEntryByPath)
      if (!relativePath.startsWith('articles/') && relativePath !== mediaListPath) {
        const isReferencedOriginal = referencedFiles.originalDigests.has(
          path.basename(relativePath).split('.')[0] ?? '',
        )
        if (isReferencedOriginal || listedPictureNames.has(path.basename(relativePath)))
          this.#report.needed.push(relativePath)
        else await this.#undoFile(relativePath, journalEntry)
      }
    await this.#restoreLosses(editedPaths)
    if (!this.#isDryRun) await this.#journal.removeUnlessDamaged()
    return this.#report
  }

  /**
   * Restores the earlier record of losses, but keeps the losses of articles that stay because a person has edited them.
   * If there is no earlier record, because an early version of morgue made the previous imports, keeps the losses of
   * articles that the undone import did not write. Leaves a damaged record unchanged.
   */
  async #restoreLosses(editedPaths: ReadonlySet<string>): Promise<void> {
    const journalEntry = this.#journal.entryByPath.get(importLossesFileName)
    if (!journalEntry || this.#isDryRun) return
    const lossesFile = this.#toFullPath(importLossesFileName)
    const currentLosses = await readLossesIfIntact(lossesFile)
    if (currentLosses === null) {
      if (existsSync(lossesFile)) this.#report.edited.push(importLossesFileName)
      return
    }
    const journaledLosses = await readLossesIfIntact(this.#findEarlierCopyFile(journalEntry))
    const earlierLosses =
      journaledLosses === null
        ? filterLosses(currentLosses, (relativePath) => !this.#journal.entryByPath.has(relativePath))
        : filterLosses(journaledLosses, (relativePath) => !editedPaths.has(relativePath))
    const lossesText = formatLosses(
      mergeLosses(
        earlierLosses,
        filterLosses(currentLosses, (relativePath) => editedPaths.has(relativePath)),
      ),
    )
    if (lossesText === '') await rm(lossesFile, { force: true })
    else await writeAtomically(lossesFile, lossesText)
  }

  #toFullPath(relativePath: string): string {
    return path.join(this.#editionFolder, relativePath)
  }

  /** Divides the imported files into those that are as the import wrote them, and those that a person has edited. */
  async #divideFilesByEdits() {
    const [uneditedEntryByPath, editedPaths] = [new Map<string, JournalEntry>(), new Set<string>()]
    for (const [relativePath, journalEntry] of this.#journal.entryByPath) {
      if (relativePath === importLossesFileName) continue
      const currentDigest = await digestFileIfPresent(this.#toFullPath(relativePath))
      if (currentDigest !== null && journalEntry.writtenDigests.includes(currentDigest))
        uneditedEntryByPath.set(relativePath, journalEntry)
      else if (currentDigest !== journalEntry.earlierCopyName) editedPaths.add(relativePath)
    }
    return { uneditedEntryByPath, editedPaths }
  }

  /** Returns the copy of a file's earlier bytes; `null` for a file that the import created. */
  #findEarlierCopyFile({ earlierCopyName }: JournalEntry): string | null {
    return earlierCopyName === null ? null : path.join(this.#journal.journalFolder, earlierCopyName)
  }

  /** Removes or restores a file; in a dry run, only reports this. */
  async #undoFile(relativePath: string, journalEntry: JournalEntry): Promise<void> {
    const earlierCopyFile = this.#findEarlierCopyFile(journalEntry)
    if (earlierCopyFile === null) await this.#removeFile(relativePath)
    else await this.#restoreFile(relativePath, await readFile(earlierCopyFile))
  }

  async #restoreFile(relativePath: string, bytes: string | Uint8Array): Promise<void> {
    this.#report.restored.push(relativePath)
    if (!this.#isDryRun) await writeAtomically(this.#toFullPath(relativePath), bytes)
  }

  /** Removes a file, and any folders that this leaves empty. */
  async #removeFile(relativePath: string): Promise<void> {
    this.#report.removed.push(relativePath)
    if (this.#isDryRun) return
    await rm(this.#toFullPath(relativePath))
    for (let folder = path.dirname(relativePath); folder !== '.'; folder = path.dirname(folder))
      if (
        !(await rmdir(this.#toFullPath(folder)).then(
          () => true,
          () => false,
        ))
      )
        return
  }

  async #readMediaListOrEmpty(file: string | null): Promise<MediaNameByUrl> {
    return parseMediaList(file === null ? '' : await readTextOrEmpty(file))
  }

  /**
   * Restores the earlier list of pictures, but keeps the lines of pictures that the remaining articles show.
   * @returns the file names of the pictures in the new list
   */
  async #restoreMediaList(
    mediaListEntry: JournalEntry | undefined,
    referencedFiles: ReferencedFiles,
  ): Promise<Set<string>> {
    const currentList = await this.#readMediaListOrEmpty(this.#toFullPath(mediaListPath))
    if (!mediaListEntry) return new Set(currentList.values())
    const earlierList = await this.#readMediaListOrEmpty(this.#findEarlierCopyFile(mediaListEntry))
    const shownPictureByUrl = new Map(
      [...currentList].filter(([url]) => referencedFiles.pictureUrls.has(url) && !earlierList.has(url)),
    )
    if (shownPictureByUrl.size === 0) await this.#undoFile(mediaListPath, mediaListEntry)
    else
      await this.#restoreFile(mediaListPath, formatMediaList(new Map([...earlierList, ...shownPictureByUrl])))
    return new Set([...earlierList.values(), ...shownPictureByUrl.values()])
  }
}
