import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { SourceFile } from '../importer.ts'
import { openSource } from '../source/source-file.ts'
import { unpackZip, type ZipRejection } from '../source/unpack-zip.ts'
import { isZip } from '../source/zip.ts'
import type { ImportReport } from './import-report.ts'
import { type InputFile, listInputFiles, type UnreadableFile } from './input-files.ts'

/** A zip's unpacked files, and the entries that were refused. */
export interface ZipContents {
  files: AsyncGenerator<InputFile | UnreadableFile>
  rejectedEntries: ZipRejection[]
}

/**
 * Returns the folder that a person would find after unpacking: the zip's only top-level folder, or else the folder that
 * contains all its files.
 */
async function resolveTopFolder(folder: string): Promise<string> {
  const [firstEntry, ...otherEntries] = await readdir(folder, { withFileTypes: true })
  return firstEntry?.isDirectory() && otherEntries.length === 0 ? path.join(folder, firstEntry.name) : folder
}

/** Unpacks zips into temporary folders while an import runs. */
export class UnpackedZips {
  /** Zip files, as the archivist named them, by the folder of their unpacked files. */
  readonly #zipFileByFolder = new Map<string, string>()
  readonly #temporaryFolders: string[] = []

  /**
   * Unpacks a zip, or only its wanted entries, under the names that the files would have if a person unpacked the zip.
   */
  async unpack(source: SourceFile, wantedEntryNames: ReadonlySet<string> | 'all'): Promise<ZipContents> {
    const temporaryFolder = await mkdtemp(path.join(tmpdir(), 'morgue-unpacked-'))
    this.#temporaryFolders.push(temporaryFolder)
    const unpackedFolder = path.join(temporaryFolder, path.basename(source.file).replace(/\.zip$/i, ''))
    this.#zipFileByFolder.set(unpackedFolder, source.file)
    const rejectedEntries = await unpackZip(source, unpackedFolder, wantedEntryNames)
    const topFolder = await resolveTopFolder(unpackedFolder).catch(() => null)
    return { files: listInputFiles(topFolder === null ? [] : [topFolder]), rejectedEntries }
  }

  /**
   * Returns the folder of a zip's unpacked files, and unpacks the zip if necessary. Returns `null` for a file that is
   * not a zip.
   */
  async findOrUnpackFolder(zipFile: string): Promise<string | null> {
    const isOfZipFile = ([, zip]: [string, string]) => path.resolve(zip) === path.resolve(zipFile)
    const knownFolder = [...this.#zipFileByFolder].find(isOfZipFile)?.[0]
    if (knownFolder !== undefined) return knownFolder
    const source = await openSource(zipFile)
    if (!isZip(source)) return null
    await this.unpack(source, 'all')
    return [...this.#zipFileByFolder].find(isOfZipFile)?.[0] ?? null
  }

  /** True for a file that was unpacked from a zip. */
  isUnpackedFile(file: string): boolean {
    return this.#zipFileByFolder.keys().some((folder) => file.startsWith(`${folder}${path.sep}`))
  }

  /** Replaces temporary paths in a report with paths within the zip: `mirror.zip/a/index.html`. */
  restoreZipPathsInReport(report: ImportReport): void {
    if (this.#zipFileByFolder.size === 0) return
    for (const reportEntries of [report.articles, report.skipped, report.rejections, report.remarks])
      for (const reportEntry of reportEntries)
        for (const [fieldName, value] of Object.entries(reportEntry))
          if (typeof value === 'string')
            Object.assign(reportEntry, { [fieldName]: this.#restoreZipPaths(value) })
  }

  #restoreZipPaths(text: string): string {
    for (const [folder, zipFile] of this.#zipFileByFolder)
      if (text.includes(folder)) return text.replaceAll(folder, zipFile)
    return text
  }

  async removeTemporaryFolders(): Promise<void> {
    for (const folder of this.#temporaryFolders) await rm(folder, { recursive: true, force: true })
  }
}
