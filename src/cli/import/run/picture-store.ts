import { createHash } from 'node:crypto'
import path from 'node:path'
import { type MediaList, readMediaList, writeMediaList } from '../../content/picture-lists/media-list.ts'
import { type EditionFiles, filesOnDisk } from '../shelf/edition-files.ts'
import { detectPictureFormat } from '../source/picture-format.ts'

/** The pictures of an edition: files named by digest, and the URLs that articles use for them. */
export class PictureStore {
  readonly #folder: string
  readonly #mediaList: MediaList
  readonly #files: EditionFiles
  /** Number of new pictures. */
  addedCount = 0

  private constructor(folder: string, list: MediaList, files: EditionFiles) {
    this.#files = files
    this.#folder = folder
    this.#mediaList = list
  }

  static async open(editionFolder: string, files: EditionFiles = filesOnDisk): Promise<PictureStore> {
    const folder = path.join(editionFolder, 'media')
    return new PictureStore(folder, await readMediaList(folder), files)
  }

  /**
   * Stores the picture of a URL.
   * @returns `null`, or the reason why the bytes were rejected
   */
  async storePicture(url: string, bytes: Uint8Array): Promise<string | null> {
    const type = detectPictureFormat(bytes)
    if (type === null)
      return 'is not a picture that browsers can show: save it as JPEG, PNG, GIF, WebP, AVIF or SVG'
    const fileName = `${createHash('sha256').update(bytes).digest('hex')}.${type.extension}`
    if (this.#mediaList.get(url) === fileName) return null
    await this.#files.write(path.join(this.#folder, fileName), bytes)
    this.#mediaList.set(url, fileName)
    this.addedCount++
    return null
  }

  /** True if the picture of a URL is stored. */
  has(url: string): boolean {
    return this.#mediaList.has(url)
  }

  async writeList(): Promise<void> {
    if (this.addedCount === 0) return
    await writeMediaList(this.#folder, this.#mediaList, (file, text) => this.#files.write(file, text))
  }
}
