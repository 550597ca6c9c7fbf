import { createHash } from 'node:crypto'
import { constants } from 'node:fs'
import { access } from 'node:fs/promises'
import path from 'node:path'
import type { ArticleSource } from '../../../model/article.ts'
import type { ArticleOriginal, SourceFile } from '../importer.ts'
import type { EditionFiles } from '../shelf/edition-files.ts'

const fileExists = (file: string) =>
  access(file, constants.F_OK).then(
    () => true,
    () => false,
  )

/** Stores the bytes that articles are read from, unchanged and once per digest. */
export class OriginalStore {
  readonly #originalsFolder: string
  readonly #files: EditionFiles
  /** Digests of files that contain many records, by file. */
  readonly #digestByFile = new Map<string, Promise<string>>()

  constructor(editionFolder: string, files: EditionFiles) {
    this.#files = files
    this.#originalsFolder = path.join(editionFolder, 'originals')
  }

  /**
   * Stores an article's original, and returns the article's source. `pathFromGivenFolder` is the original's path,
   * starting with the folder given to the command.
   */
  async storeOriginal(
    original: ArticleOriginal,
    source: SourceFile & { pathFromGivenFolder: string },
    importerName: string,
  ): Promise<ArticleSource> {
    const commonFields = {
      mediaType: original.mediaType,
      importer: importerName,
      file: source.pathFromGivenFolder,
      imported: null,
    }
    if ('bytes' in original) {
      const sha256 = createHash('sha256').update(original.bytes).digest('hex')
      const originalFile = path.join(this.#originalsFolder, `${sha256}.${original.extension}`)
      if (!(await fileExists(originalFile))) await this.#files.write(originalFile, original.bytes)
      return { sha256, ...commonFields, record: null, captured: null, earlier: [] }
    }
    const { record, captured, earlier, extension } = original
    return {
      sha256: await this.#digestAndCopyOnce(source, extension),
      ...commonFields,
      record,
      captured,
      earlier,
    }
  }

  /** Digests and copies a file that contains many records, once per run. */
  #digestAndCopyOnce(source: SourceFile, extension: string): Promise<string> {
    const digestPromise = this.#digestByFile.get(source.file) ?? this.#digestAndCopy(source, extension)
    this.#digestByFile.set(source.file, digestPromise)
    return digestPromise
  }

  async #digestAndCopy(source: SourceFile, extension: string): Promise<string> {
    const hash = createHash('sha256')
    for await (const chunk of source.stream()) hash.update(chunk)
    const sha256 = hash.digest('hex')
    const originalFile = path.join(this.#originalsFolder, `${sha256}.${extension}`)
    if (!(await fileExists(originalFile))) await this.#files.copy(source.file, originalFile)
    return sha256
  }
}
