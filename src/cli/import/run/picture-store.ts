import { createHash } from 'node:crypto'
import path from 'node:path'
import { type MediaNameByUrl, readMediaList, writeMediaList } from '../../content/picture-lists/media-list.ts'
import { type EditionFiles, filesOnDisk } from '../shelf/edition-files.ts'
import { detectPictureFormat } from '../source/picture-format.ts'

/** An edition's pictures: files named by digest, and the URLs that articles use for them. */
export class PictureStore {
  readonly #mediaFolder: string
  readonly #mediaList: MediaNameByUrl
  readonly #files: EditionFiles
  /** Number of pictures added since the store was opened. */
  addedPictureCount = 0

  private constructor(mediaFolder: string, mediaList: MediaNameByUrl, files: EditionFiles) {
    this.#files = files
    this.#mediaFolder = mediaFolder
    this.#mediaList = mediaList
  }

  static async open(editionFolder: string, files: EditionFiles = filesOnDisk): Promise<PictureStore> {
    const mediaFolder = path.join(editionFolder, 'media')
    return new PictureStore(mediaFolder, await readMediaList(mediaFolder), files)
  }

  /** Stores bytes as the picture of a URL, or returns the reason why they are rejected. */
  async storeOrRejectPicture(url: string, bytes: Uint8Array): Promise<'stored' | { reason: string }> {
    const format = detectPictureFormat(bytes)
    if (format === null)
      return {
        reason:
          'is not a picture that browsers can show: convert it to JPEG or PNG, give the new file exactly the old name with its ending, put it in a folder, and import again with --media and that folder',
      }
    const fileName = `${createHash('sha256').update(bytes).digest('hex')}.${format.extension}`
    if (this.#mediaList.get(url) === fileName) return 'stored'
    await this.#files.write(path.join(this.#mediaFolder, fileName), bytes)
    this.#mediaList.set(url, fileName)
    this.addedPictureCount++
    return 'stored'
  }

  /** True if the picture of a URL is stored. */
  has(url: string): boolean {
    return this.#mediaList.has(url)
  }

  async writeChangedMediaList(): Promise<void> {
    if (this.addedPictureCount === 0) return
    await writeMediaList(this.#mediaFolder, this.#mediaList, (file, text) => this.#files.write(file, text))
  }
}
