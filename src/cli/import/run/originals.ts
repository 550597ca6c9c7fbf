import { createHash } from 'node:crypto'
import { constants } from 'node:fs'
import { access, copyFile, mkdir, rename } from 'node:fs/promises'
import path from 'node:path'
import type { ArticleSource } from '../../../model/article.ts'
import { writeAtomically } from '../../content/files/write-atomically.ts'
import type { Original, SourceFile } from '../importer.ts'

const exists = (file: string) =>
  access(file, constants.F_OK).then(
    () => true,
    () => false,
  )

/** Stores the untouched bytes that articles are read from, once per digest. */
export class Originals {
  readonly #folder: string
  /** Files of many records → their digests. */
  readonly #whole = new Map<string, Promise<string>>()

  constructor(editionFolder: string) {
    this.#folder = path.join(editionFolder, 'originals')
  }

  /** Stores the original of an article, and returns its source. `name` is the file's path from the named folder on. */
  async store(
    original: Original,
    source: SourceFile & { name: string },
    importer: string,
  ): Promise<ArticleSource> {
    const common = {
      mediaType: original.mediaType,
      importer,
      file: source.name,
      imported: null,
    }
    if ('bytes' in original) {
      const sha256 = createHash('sha256').update(original.bytes).digest('hex')
      const file = path.join(this.#folder, `${sha256}.${original.extension}`)
      if (!(await exists(file))) await writeAtomically(file, original.bytes)
      return { sha256, ...common, record: null, captured: null, earlier: [] }
    }
    const { record, captured, earlier, extension } = original
    return { sha256: await this.#storeWhole(source, extension), ...common, record, captured, earlier }
  }

  /** Digests and copies a file of many records once. */
  #storeWhole(source: SourceFile, extension: string): Promise<string> {
    const digest = this.#whole.get(source.file) ?? this.#copy(source, extension)
    this.#whole.set(source.file, digest)
    return digest
  }

  async #copy(source: SourceFile, extension: string): Promise<string> {
    const hash = createHash('sha256')
    for await (const chunk of source.stream()) hash.update(chunk)
    const sha256 = hash.digest('hex')
    const file = path.join(this.#folder, `${sha256}.${extension}`)
    await mkdir(this.#folder, { recursive: true })
    if (await exists(file)) return sha256
    await copyFile(source.file, `${file}.unfinished`, constants.COPYFILE_FICLONE)
    await rename(`${file}.unfinished`, file)
    return sha256
  }
}
