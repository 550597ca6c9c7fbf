import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'

/** The folder into which an export is written. */
export class TargetFolder {
  readonly #folder: string
  readonly #knownFolders = new Set<string>()
  fileCount = 0

  constructor(folder: string) {
    this.#folder = path.resolve(folder)
  }

  /**
   * Writes a new file. Synchronous, since for a few kilobytes waiting for the disk costs less than using a thread.
   * @throws if the file exists, or would be outside the folder
   */
  write(file: string, bytes: Uint8Array | string): void {
    const target = path.join(this.#folder, file)
    if (!target.startsWith(this.#folder + path.sep)) throw new Error(`${file} lies outside ${this.#folder}`)
    const folder = path.dirname(target)
    if (!this.#knownFolders.has(folder)) mkdirSync(folder, { recursive: true })
    this.#knownFolders.add(folder)
    writeFileSync(target, bytes, { flag: 'wx' })
    this.fileCount++
  }
}
