import { existsSync } from 'node:fs'
import { readFile, rm, rmdir } from 'node:fs/promises'
import path from 'node:path'
import { digestFile } from '../../content/files/digest-file.ts'
import { writeAtomically } from '../../content/files/write-atomically.ts'
import {
  formatMediaList,
  type MediaList,
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
import { type NamesInUse, readNamesInUse } from './names-in-use.ts'

/** The outcome for the files of an undone import, by path below the edition's folder. */
export interface UndoReport {
  /** Files that the import created. */
  removed: string[]
  /** Files that got their earlier bytes back. */
  restored: string[]
  /** Files that a person has edited or deleted since the import. */
  edited: string[]
  /** Originals and pictures that articles still name. */
  needed: string[]
}

const mediaListName = `media/${mediaListFileName}`

/** Digests a file; `null` if it does not exist. */
const digestIfPresent = (file: string): Promise<string | null> =>
  digestFile(file).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null
    throw error
  })

/** Reads a record of losses; `null` for one that is missing or damaged. */
const readLossesIfIntact = (file: string | null): Promise<ImportLosses | null> =>
  file === null
    ? Promise.resolve(null)
    : readFile(file, 'utf8')
        .then(parseLosses)
        .catch(() => null)

/** Undoes the last import of an edition, or finds out what that would do. */
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

  /** Undoes everything that is unchanged since the import. Can be repeated after an interruption. */
  async run(): Promise<UndoReport> {
    const uneditedEntryByName = await this.#collectUneditedByName()
    const toName = (file: string) => path.relative(this.#editionFolder, file).replaceAll(path.sep, '/')
    const findTextFile = (file: string) => {
      const entry = uneditedEntryByName.get(toName(file))
      return entry ? this.#findEarlierCopy(entry) : file
    }
    const editedNames = new Set(this.#report.edited)
    const namesInUse = await readNamesInUse(this.#editionFolder, findTextFile, (file) =>
      editedNames.has(toName(file)),
    )
    for (const [name, entry] of uneditedEntryByName)
      if (name.startsWith('articles/')) await this.#undoFile(name, entry)
    const listedPictures = await this.#undoMediaList(uneditedEntryByName.get(mediaListName), namesInUse)
    for (const [name, entry] of uneditedEntryByName)
      if (!name.startsWith('articles/') && name !== mediaListName) {
        const isNeeded = namesInUse.originalDigests.has(path.basename(name).split('.')[0] ?? '')
        if (isNeeded || listedPictures.has(path.basename(name))) this.#report.needed.push(name)
        else await this.#undoFile(name, entry)
      }
    await this.#undoLosses(editedNames)
    if (!this.#isDryRun) await this.#journal.remove()
    return this.#report
  }

  /**
   * Restores the earlier record of losses, and keeps the losses of articles that stay, since a person has edited them.
   * Without an earlier record, which earlier versions did not make, keeps those of articles that the undone import did not
   * write. A damaged record stays.
   */
  async #undoLosses(editedNames: ReadonlySet<string>): Promise<void> {
    const entry = this.#journal.entryByPath.get(importLossesFileName)
    if (!entry || this.#isDryRun) return
    const file = this.#toFullPath(importLossesFileName)
    const currentLosses = await readLossesIfIntact(file)
    if (currentLosses === null) {
      if (existsSync(file)) this.#report.edited.push(importLossesFileName)
      return
    }
    const recordedLosses = await readLossesIfIntact(this.#findEarlierCopy(entry))
    const earlierLosses =
      recordedLosses === null
        ? filterLosses(currentLosses, (name) => !this.#journal.entryByPath.has(name))
        : filterLosses(recordedLosses, (name) => !editedNames.has(name))
    const text = formatLosses(
      mergeLosses(
        earlierLosses,
        filterLosses(currentLosses, (name) => editedNames.has(name)),
      ),
    )
    if (text === '') await rm(file, { force: true })
    else await writeAtomically(file, text)
  }

  #toFullPath(name: string): string {
    return path.join(this.#editionFolder, name)
  }

  /** Finds the files that are as the import wrote them, and reports those that a person has edited. */
  async #collectUneditedByName(): Promise<Map<string, JournalEntry>> {
    const uneditedEntryByName = new Map<string, JournalEntry>()
    for (const [name, entry] of this.#journal.entryByPath) {
      if (name === importLossesFileName) continue
      const digest = await digestIfPresent(this.#toFullPath(name))
      if (digest !== null && entry.writtenDigests.includes(digest)) uneditedEntryByName.set(name, entry)
      else if (digest !== entry.earlierCopyName) this.#report.edited.push(name)
    }
    return uneditedEntryByName
  }

  /** Returns the copy of a file's earlier bytes; `null` for a file that the import created. */
  #findEarlierCopy({ earlierCopyName }: JournalEntry): string | null {
    return earlierCopyName === null ? null : path.join(this.#journal.folder, earlierCopyName)
  }

  async #undoFile(name: string, entry: JournalEntry): Promise<void> {
    const earlierFile = this.#findEarlierCopy(entry)
    if (earlierFile === null) await this.#removeFile(name)
    else await this.#restoreFile(name, await readFile(earlierFile))
  }

  async #restoreFile(name: string, bytes: string | Uint8Array): Promise<void> {
    this.#report.restored.push(name)
    if (!this.#isDryRun) await writeAtomically(this.#toFullPath(name), bytes)
  }

  /** Removes a file, and the folders that this leaves empty. */
  async #removeFile(name: string): Promise<void> {
    this.#report.removed.push(name)
    if (this.#isDryRun) return
    await rm(this.#toFullPath(name))
    for (let folder = path.dirname(name); folder !== '.'; folder = path.dirname(folder))
      if (
        !(await rmdir(this.#toFullPath(folder)).then(
          () => true,
          () => false,
        ))
      )
        return
  }

  async #readMediaListFile(file: string | null): Promise<MediaList> {
    return parseMediaList(file === null ? '' : await readFile(file, 'utf8').catch(() => ''))
  }

  /**
   * Restores the earlier lines of the list of pictures, and keeps those of pictures that the remaining articles show.
   * @returns the names of the pictures in the new list
   */
  async #undoMediaList(entry: JournalEntry | undefined, namesInUse: NamesInUse): Promise<Set<string>> {
    const currentList = await this.#readMediaListFile(this.#toFullPath(mediaListName))
    if (!entry) return new Set(currentList.values())
    const earlierList = await this.#readMediaListFile(this.#findEarlierCopy(entry))
    const shownPictures = new Map(
      [...currentList].filter(([url]) => namesInUse.pictureUrls.has(url) && !earlierList.has(url)),
    )
    if (shownPictures.size === 0) await this.#undoFile(mediaListName, entry)
    else await this.#restoreFile(mediaListName, formatMediaList(new Map([...earlierList, ...shownPictures])))
    return new Set([...earlierList.values(), ...shownPictures.values()])
  }
}
