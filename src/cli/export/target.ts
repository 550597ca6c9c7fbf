import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'

/** The folder that a copy is written into. */
export class Target {
  readonly #folder: string
  readonly #made = new Set<string>()
  files = 0

  constructor(folder: string) {
    this.#folder = path.resolve(folder)
  }

  /** Writes a file that is not there yet. @throws when it is, or would lie outside the folder */
  async write(file: string, bytes: Uint8Array | string): Promise<void> {
    const place = path.join(this.#folder, file)
    if (!place.startsWith(this.#folder + path.sep)) throw new Error(`${file} lies outside ${this.#folder}`)
    const folder = path.dirname(place)
    if (!this.#made.has(folder)) await mkdir(folder, { recursive: true })
    this.#made.add(folder)
    await writeFile(place, bytes, { flag: 'wx' })
    this.files++
  }
}
