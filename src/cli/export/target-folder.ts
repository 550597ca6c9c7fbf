import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'

/** The folder to which a static export is written. */
export class TargetFolder {
  readonly #folder: string
  readonly #createdFolders = new Set<string>()
  fileCount = 0

  constructor(folder: string) {
    this.#folder = path.resolve(folder)
  }

  /**
   * Writes a new file. This is synchronous, because waiting for the disk costs less than using a thread for a few
   * kilobytes.
   * @throws if the file exists, or if its path leads out of the folder
   */
  writeNewFile(relativePath: string, bytes: Uint8Array | string): void {
    const targetFile = path.join(this.#folder, relativePath)
    if (!targetFile.startsWith(this.#folder + path.sep))
      throw new Error(`${relativePath} lies outside ${this.#folder}`)
    const folder = path.dirname(targetFile)
    if (!this.#createdFolders.has(folder)) mkdirSync(folder, { recursive: true })
    this.#createdFolders.add(folder)
    writeFileSync(targetFile, bytes, { flag: 'wx' })
    this.fileCount++
  }
}
