import { stat } from 'node:fs/promises'
import { filesBelow } from '../content/walk.ts'
import { lostWords } from './accounting/lost-words.ts'
import type { Article, Briefing, Importer, Reading, Rejection, Skipped, SourceFile } from './importer.ts'
import { importers } from './index.ts'
import { type Kept, keepArticle } from './keep.ts'
import { MediaFolder } from './media-folder.ts'
import { Originals } from './originals.ts'
import { Pictures } from './pictures.ts'
import { Shelf } from './shelf.ts'
import { openSource } from './source-file.ts'

/** What an import did: every article, skip and refusal. */
export interface Report {
  articles: ({ source: string; lost: string[] } & Kept)[]
  skipped: Omit<Skipped, 'kind'>[]
  rejections: Omit<Rejection, 'kind'>[]
  remarks: string[]
  pictures: number
  /** Files that hold the same words under several URLs; they are kept as they were. */
  duplicates: string[][]
}

/** Every file that is named or lies below a folder that is named. */
export async function* filesOf(paths: readonly string[]): AsyncGenerator<string> {
  for (const each of paths) {
    const folder = await stat(each).then(
      (found) => found.isDirectory(),
      () => false,
    )
    if (folder) yield* filesBelow(each, '')
    else yield each
  }
}

/** Brings files into an edition's folder, one after the other; what each gave is in the report. */
export class ImportRun {
  readonly report: Report = {
    articles: [],
    skipped: [],
    rejections: [],
    remarks: [],
    pictures: 0,
    duplicates: [],
  }
  readonly #briefing: Briefing
  readonly #folder: string
  readonly #originals: Originals
  readonly #shelf: Shelf
  readonly #pictures: Pictures

  private constructor(briefing: Briefing, folder: string, holdings: { shelf: Shelf; pictures: Pictures }) {
    this.#briefing = briefing
    this.#folder = folder
    this.#originals = new Originals(folder)
    this.#shelf = holdings.shelf
    this.#pictures = holdings.pictures
  }

  /** Begins with what the edition's folder holds already. */
  static async begin(briefing: Briefing, folder: string): Promise<ImportRun> {
    const shelf = await Shelf.of(folder, briefing.edition, briefing.editions)
    return new ImportRun(briefing, folder, { shelf, pictures: await Pictures.of(folder) })
  }

  /** Imports one file, by the importer that is named or the first that detects it. It never throws for what a file holds. */
  async add(file: string, as: Importer | null, step: () => void): Promise<void> {
    const source = await openSource(file).catch((error: Error) => error)
    if (source instanceof Error) return this.#refuse(file, `cannot be read: ${source.message}`)
    if (source.size === 0) return this.#refuse(file, 'is empty')
    const importer = as ?? importers.find((each) => each.detect(source))
    if (!importer) return this.#refuse(file, 'is of no kind that can be imported')
    for await (const reading of importer.read(source, this.#briefing)) {
      await this.#take(reading, source, importer)
      step()
    }
  }

  /** Writes what belongs to all files together; `media` is a folder of pictures that the archivist has. */
  async finish(media: string | null): Promise<Report> {
    if (media !== null) await (await MediaFolder.of(media)).supply(this.#shelf.pictures, this.#pictures)
    await this.#pictures.finish()
    this.report.pictures = this.#pictures.added
    this.report.duplicates = this.#shelf.duplicates()
    return this.report
  }

  #refuse(file: string, reason: string): void {
    this.report.rejections.push({ file, line: 1, record: null, reason })
  }

  async #take(reading: Reading, source: SourceFile, importer: Importer): Promise<void> {
    const { kind, ...rest } = reading
    if (reading.kind === 'article') await this.#keep(reading, source, importer)
    else if (reading.kind === 'picture') await this.#keepPicture(reading.url, reading.bytes, source)
    else if (reading.kind === 'rejection') this.report.rejections.push(rest as Omit<Rejection, 'kind'>)
    else if (reading.kind === 'skipped') this.report.skipped.push(rest as Omit<Skipped, 'kind'>)
    else this.report.remarks.push(`${reading.file}: ${reading.text}`)
  }

  async #keep(
    { fields, slug, markdown, original, account }: Article,
    source: SourceFile,
    importer: Importer,
  ): Promise<void> {
    const origin = fields.source ?? (await this.#originals.keep(original, source, importer.name))
    const kept = { ...fields, source: origin }
    const outcome = await keepArticle({ fields: kept, slug, markdown }, this.#folder, this.#shelf)
    const lost = account ? lostWords(account, { fields: kept, markdown }) : []
    this.report.articles.push({ source: source.file, lost, ...outcome })
  }

  async #keepPicture(url: string, bytes: Uint8Array, source: SourceFile): Promise<void> {
    const reason = await this.#pictures.keep(url, bytes)
    if (reason !== null) this.report.rejections.push({ file: source.file, line: 1, record: url, reason })
  }
}
