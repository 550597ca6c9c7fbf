import path from 'node:path'
import { DroppedBlocks } from '../accounting/dropped-blocks.ts'
import { findLostWords } from '../accounting/find-lost-words.ts'
import type { Briefing } from '../briefing.ts'
import type { Article, ImportEvent, Importer, SourceFile } from '../importer.ts'
import { importers } from '../index.ts'
import type { SourcedArticle, StoredArticle } from '../shelf/article-outcome.ts'
import { FileNames } from '../shelf/file-names.ts'
import { Shelf } from '../shelf/shelf.ts'
import { storeArticle } from '../shelf/store-article.ts'
import { describeReadError, describeWriteError, isWriteError } from '../source/read-error.ts'
import { openSource } from '../source/source-file.ts'
import { createReport, type ImportReport } from './import-report.ts'
import { MediaFolder } from './media-folder.ts'
import type { NamedFile, UnreadableFile } from './named-files.ts'
import { Originals } from './originals.ts'
import { Pictures } from './pictures.ts'
import { UnlistedParameters } from './unlisted-parameters.ts'

/** A file to import, and the path by which it is known again. */
type NamedSource = SourceFile & { name: string }

/** How many lost words of an article are listed. */
const mostLost = 100

/** Brings files into an edition's folder, one after the other; what each gave is in the report. */
export class ImportRun {
  readonly report: ImportReport = createReport()
  readonly #briefing: Briefing
  readonly #originals: Originals
  readonly #shelf: Shelf
  readonly #pictures: Pictures
  readonly #free: FileNames
  readonly #dropped = new DroppedBlocks()
  readonly #parameters: UnlistedParameters
  /** Files that are read together, by their importer. */
  readonly #sets = new Map<Importer, NamedSource[]>()

  private constructor(briefing: Briefing, folder: string, holdings: { shelf: Shelf; pictures: Pictures }) {
    this.#briefing = briefing
    this.#parameters = new UnlistedParameters(briefing.edition)
    this.#originals = new Originals(folder)
    this.#free = new FileNames(folder)
    this.#shelf = holdings.shelf
    this.#pictures = holdings.pictures
  }

  /** Begins with what the edition's folder contains already. */
  static async start(briefing: Briefing, folder: string): Promise<ImportRun> {
    const shelf = await Shelf.open(folder, briefing.edition, briefing.editions)
    return new ImportRun(briefing, folder, { shelf, pictures: await Pictures.open(folder) })
  }

  /** Whether the run has ended before its last file. */
  get isStopped(): boolean {
    return this.report.stopped !== null
  }

  /** Ends the run after the record that is being read. */
  stop(reason: string): void {
    this.report.stopped ??= reason
  }

  /**
   * Imports one file, by the importer that is named or the first that detects it; files that are read together wait for
   * `finish`. Whatever is wrong with a file, or with reading it, is a refusal of that file.
   */
  async add(named: NamedFile | UnreadableFile, as: Importer | null, step: () => void): Promise<void> {
    const { file } = named
    if ('reason' in named) return this.#refuse(file, named.reason)
    try {
      const source = { ...(await openSource(file)), name: named.name }
      if (source.size === 0) return this.#refuse(file, 'is empty')
      const importer = as ?? importers.find((each) => each.detect(source))
      if (!importer) return this.#refuse(file, 'is of no kind that can be imported')
      if (importer.readTogether) this.#sets.set(importer, [...(this.#sets.get(importer) ?? []), source])
      else await this.#readFile(source, importer, step)
    } catch (error) {
      this.#refuse(file, describeReadError(error))
    }
  }

  async #readFile(source: NamedSource, importer: Importer, step: () => void): Promise<void> {
    for await (const reading of importer.read(source, this.#briefing)) {
      await this.#take(reading, source, importer)
      step()
      if (this.isStopped) return
    }
  }

  async #readSet(importer: Importer, sources: readonly NamedSource[], step: () => void): Promise<void> {
    const names = new Map(sources.map((source) => [source.file, source]))
    const events = importer.readTogether?.(sources, this.#briefing) ?? []
    for await (const { source, event } of events) {
      await this.#take(event, names.get(source.file) ?? { ...source, name: source.file }, importer)
      step()
      if (this.isStopped) return
    }
  }

  /**
   * Reads the files that were waiting for each other, and writes what belongs to all files together. `media` is a folder
   * of pictures that the archivist has.
   */
  async finish(media: string | null, step: () => void = () => {}): Promise<ImportReport> {
    for (const [importer, sources] of this.isStopped ? [] : this.#sets) {
      const fileNames = sources.map(({ file }) => file).join(' ')
      await this.#readSet(importer, sources, step).catch((error) =>
        this.#refuse(fileNames, describeReadError(error)),
      )
    }
    const stop = (error: unknown) => this.stop(describeWriteError(error))
    if (media !== null && !this.isStopped) await this.#supplyPictures(media).catch(stop)
    await this.#pictures.writeList().catch(stop)
    this.report.pictures = this.#pictures.added
    this.report.duplicates = this.#shelf.duplicates()
    this.report.dropped = this.#dropped.report()
    const text = this.#parameters.warning()
    if (text !== null) this.report.remarks.push({ file: 'edition.yaml', text })
    return this.report
  }

  async #supplyPictures(media: string): Promise<void> {
    const folder = await MediaFolder.open(media)
    const refused = await folder.storePictures(this.#shelf.pictures, this.#pictures)
    for (const { file, reason } of [...folder.unreadable, ...refused]) this.#refuse(file, reason)
  }

  #refuse(file: string, reason: string, record: string | null = null): void {
    this.report.rejections.push({ file, line: 1, record, reason })
  }

  async #take(reading: ImportEvent, source: NamedSource, importer: Importer): Promise<void> {
    const { kind, ...rest } = reading
    if (reading.kind === 'article') await this.#keep(reading, source, importer)
    else if (reading.kind === 'picture') await this.#keepPicture(reading.url, reading.bytes, source)
    else if (reading.kind === 'rejection')
      this.report.rejections.push(rest as ImportReport['rejections'][number])
    else if (reading.kind === 'skipped') this.report.skipped.push(rest as ImportReport['skipped'][number])
    else this.report.remarks.push(rest as ImportReport['remarks'][number])
  }

  async #keep(article: Article, source: NamedSource, importer: Importer): Promise<void> {
    const { fields, slug, markdown, original } = article
    const name = ('record' in original ? original.record : null) ?? fields.url ?? fields.headline
    try {
      const origin = fields.source ?? (await this.#originals.store(original, source, importer.name))
      const readFrom = `${path.resolve(source.file)}\n${origin.record ?? ''}`
      const sourced = { fields: { ...fields, source: origin }, slug, markdown, readFrom }
      await this.#record(sourced, article, source)
    } catch (error) {
      this.#stopOrRefuse(error, source.file, name)
    }
  }

  async #record(sourced: SourcedArticle, { account }: Article, source: NamedSource): Promise<void> {
    const kept = await storeArticle(sourced, { shelf: this.#shelf, fileNames: this.#free })
    const { headline, source: origin } = sourced.fields
    if ('refused' in kept) {
      const record = origin.record ?? sourced.fields.url ?? headline
      return this.#refuse(
        source.file,
        `is not written, since publishing would refuse it: ${kept.refused}`,
        record,
      )
    }
    this.#noteParameters(sourced, kept)
    const lost = findLostWords(account, sourced)
    this.#dropped.add(kept.file, account.dropped)
    const firstLost = lost.slice(0, mostLost)
    this.report.articles.push({ source: source.file, lost: firstLost, lostCount: lost.length, ...kept })
  }

  /** An importer of WordPress knows its site's parameters, and reports them itself. */
  #noteParameters({ fields }: SourcedArticle, { outcome }: StoredArticle): void {
    if (fields.source.importer === 'wordpress') return
    const { addresses } = this.#shelf
    this.#parameters.countIn(
      fields,
      (url) =>
        addresses.isReserved(addresses.addressOf(url)) || (outcome === 'displaced' && url === fields.url),
    )
  }

  /** What keeps one article from being written, such as a full disk, keeps all others too. */
  #stopOrRefuse(error: unknown, file: string, record: string): void {
    if (isWriteError(error, file)) {
      this.#refuse(file, `is not written: ${describeWriteError(error)}`, record)
      this.stop(describeWriteError(error))
    } else this.#refuse(file, describeReadError(error), record)
  }

  async #keepPicture(url: string, bytes: Uint8Array, source: NamedSource): Promise<void> {
    try {
      const reason = await this.#pictures.store(url, bytes)
      if (reason !== null) this.#refuse(source.file, reason, url)
    } catch (error) {
      this.#stopOrRefuse(error, source.file, url)
    }
  }
}
