import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { type EditionFiles, filesOnDisk } from '../shelf/edition-files.ts'

/** An article as an import would write it. */
export interface ArticleSample {
  file: string
  text: string
}

/** The files of a dry run: texts are written to a temporary folder, pictures and originals are not written. */
export class RehearsalFiles implements EditionFiles {
  readonly #temporaryFolder: string
  /** Files that an import would write → temporary files with their texts. */
  readonly #temporaryFileByFile = new Map<string, string>()

  private constructor(folder: string) {
    this.#temporaryFolder = folder
  }

  static async open(): Promise<RehearsalFiles> {
    return new RehearsalFiles(await mkdtemp(path.join(tmpdir(), 'morgue-rehearsal-')))
  }

  readText(file: string): Promise<string> {
    return filesOnDisk.readText(this.#temporaryFileByFile.get(file) ?? file)
  }

  async write(file: string, content: string | Uint8Array): Promise<void> {
    if (typeof content !== 'string') return
    const textFile =
      this.#temporaryFileByFile.get(file) ??
      path.join(this.#temporaryFolder, String(this.#temporaryFileByFile.size))
    await writeFile(textFile, content)
    this.#temporaryFileByFile.set(file, textFile)
  }

  async copy(): Promise<void> {}

  /** Returns at most `count` articles, spread evenly over the import. */
  async sampleArticles(count: number): Promise<ArticleSample[]> {
    const articles = [...this.#temporaryFileByFile].filter(([file]) => file.endsWith('.md'))
    const sampleSize = Math.min(count, articles.length)
    const chosenArticles = Array.from(
      { length: sampleSize },
      (_, index) => articles[Math.floor((index * articles.length) / sampleSize)],
    )
    return Promise.all(
      chosenArticles
        .filter((article) => article !== undefined)
        .map(async ([file, textFile]) => ({ file, text: await readFile(textFile, 'utf8') })),
    )
  }

  async removeFolder(): Promise<void> {
    await rm(this.#temporaryFolder, { recursive: true, force: true })
  }
}
