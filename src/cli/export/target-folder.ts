import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'

/** The folder that an export is written into. */
export class TargetFolder {
  readonly #folder: string
  readonly #knownFolders = new Set<string>()
  files = 0

  constructor(folder: string) {
    this.#folder = path.resolve(folder)
  }

  /** Writes a new file. @throws when the file exists, or would lie outside the folder */
  async write(file: string, bytes: Uint8Array | string): Promise<void> {
    const target = path.join(this.#folder, file)
    if (!target.startsWith(this.#folder + path.sep)) throw new Error(`${file} lies outside ${this.#folder}`)
    const folder = path.dirname(target)
    if (!this.#knownFolders.has(folder)) await mkdir(folder, { recursive: true })
    this.#knownFolders.add(folder)
    await writeFile(target, bytes, { flag: 'wx' })
    this.files++
  }
}
