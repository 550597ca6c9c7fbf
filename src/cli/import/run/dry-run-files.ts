import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { type EditionFiles, filesOnDisk } from '../shelf/edition-files.ts'

/** An article as an import would write it. */
export interface ArticleSample {
  file: string
  fileText: string
}

/** Edition files in a dry run. Texts are written to a temporary folder; pictures and originals are not written. */
export class DryRunFiles implements EditionFiles {
  readonly #temporaryFolder: string
  /** Temporary files by the file whose text they contain. */
  readonly #temporaryFileByFile = new Map<string, string>()

  private constructor(temporaryFolder: string) {
    this.#temporaryFolder = temporaryFolder
  }

  static async open(): Promise<DryRunFiles> {
    return new DryRunFiles(await mkdtemp(path.join(tmpdir(), 'morgue-dry-run-')))
  }

  readText(file: string): Promise<string> {
    return filesOnDisk.readText(this.#temporaryFileByFile.get(file) ?? file)
  }

  async write(file: string, content: string | Uint8Array): Promise<void> {
    if (typeof content !== 'string') return
    const temporaryFile =
      this.#temporaryFileByFile.get(file) ??
      path.join(this.#temporaryFolder, String(this.#temporaryFileByFile.size))
    await writeFile(temporaryFile, content)
    this.#temporaryFileByFile.set(file, temporaryFile)
  }

  async copy(): Promise<void> {}

  /** Returns up to `count` of the import's articles, at even intervals. */
  async sampleArticles(count: number): Promise<ArticleSample[]> {
    const articleEntries = [...this.#temporaryFileByFile].filter(([file]) => file.endsWith('.md'))
    const sampleSize = Math.min(count, articleEntries.length)
    const chosenEntries = Array.from(
      { length: sampleSize },
      (_, index) => articleEntries[Math.floor((index * articleEntries.length) / sampleSize)],
    )
    return Promise.all(
      chosenEntries
        .filter((entry) => entry !== undefined)
        .map(async ([file, temporaryFile]) => ({ file, fileText: await readFile(temporaryFile, 'utf8') })),
    )
  }

  async removeFolder(): Promise<void> {
    await rm(this.#temporaryFolder, { recursive: true, force: true })
  }
}
