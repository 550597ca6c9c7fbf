import { createHash } from 'node:crypto'
import path from 'node:path'
import { type MediaList, readMediaList, writeMediaList } from '../../content/files/media-list.ts'
import { writeAtomically } from '../../content/files/write-atomically.ts'
import { detectPictureFormat } from '../source/picture-format.ts'

/** The pictures of an edition: bytes under their digest, and the URLs that articles know them by. */
export class Pictures {
  readonly #folder: string
  readonly #list: MediaList
  /** How many were new. */
  added = 0

  private constructor(folder: string, list: MediaList) {
    this.#folder = folder
    this.#list = list
  }

  static async open(editionFolder: string): Promise<Pictures> {
    const folder = path.join(editionFolder, 'media')
    return new Pictures(folder, await readMediaList(folder))
  }

  /**
   * Keeps a picture that was found under a URL.
   * @returns `null`, or why not: its bytes are of no picture
   */
  async store(url: string, bytes: Uint8Array): Promise<string | null> {
    const type = detectPictureFormat(bytes)
    if (type === null) return 'is not a picture in a format that browsers show'
    const name = `${createHash('sha256').update(bytes).digest('hex')}.${type.extension}`
    if (this.#list.get(url) === name) return null
    await writeAtomically(path.join(this.#folder, name), bytes)
    this.#list.set(url, name)
    this.added++
    return null
  }

  /** Writes the list of URLs. */
  async writeList(): Promise<void> {
    if (this.added > 0) await writeMediaList(this.#folder, this.#list)
  }
}
