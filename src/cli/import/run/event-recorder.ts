import path from 'node:path'
import { DroppedBlockCounter } from '../accounting/dropped-blocks.ts'
import { findLostWords } from '../accounting/find-lost-words.ts'
import type { Briefing } from '../briefing.ts'
import {
  type Article,
  createRejection,
  type ImportEvent,
  type Importer,
  type SourceFile,
} from '../importer.ts'
import type { SourcedArticle, StoreResult } from '../shelf/article-outcome.ts'
import type { EditionFiles } from '../shelf/edition-files.ts'
import { FileNameChooser } from '../shelf/file-names.ts'
import { Shelf } from '../shelf/shelf.ts'
import { storeArticle } from '../shelf/store-article.ts'
import { describeReadError, describeWriteError, isWriteError } from '../source/read-error.ts'
import { ForeignHosts } from './foreign-hosts.ts'
import { addRejection, createImportReport, type ImportReport } from './import-report.ts'
import { listMissingDrawings, nameEmbeddedPictures } from './name-embedded-pictures.ts'
import { omitUnreadableValues } from './omit-unreadable-values.ts'
import { OriginalStore } from './original-store.ts'
import { PictureStore } from './picture-store.ts'
import { storeLosses } from './store-losses.ts'
import { storeMedia } from './store-media.ts'
import { UnlistedHosts } from './unlisted-hosts.ts'
import { UnlistedParameters } from './unlisted-parameters.ts'

/** A file to import, and its path, beginning with the folder given to the command, which identifies its articles. */
export type NamedSource = SourceFile & { givenPath: string }

/** Maximum number of lost words that the report lists per article. */
const maxLostWords = 100

/** The articles and pictures that an edition's folder already contains. */
interface EditionContents {
  shelf: Shelf
  pictures: PictureStore
}

/** Stores the articles and pictures that importers read, and reports the outcome of every record. */
export class EventRecorder {
  readonly report: ImportReport = createImportReport()
  readonly #shelf: Shelf
  readonly #pictures: PictureStore
  readonly #originals: OriginalStore
  readonly #fileNames: FileNameChooser
  readonly #droppedBlocks = new DroppedBlockCounter()
  readonly #unlistedParameters: UnlistedParameters
  readonly #foreignHosts: ForeignHosts
  readonly #unlistedHosts: UnlistedHosts
  readonly #editionFolder: string
  /** Files from which nothing is imported, since the edition does not list their sites. */
  readonly #foreignFiles = new Set<string>()

  private constructor(briefing: Briefing, folder: string, { shelf, pictures }: EditionContents) {
    const { edition, acceptsForeignHosts } = briefing
    this.#editionFolder = folder
    this.#foreignHosts = new ForeignHosts(edition, acceptsForeignHosts)
    this.#unlistedHosts = new UnlistedHosts(edition)
    this.#shelf = shelf
    this.#pictures = pictures
    this.#originals = new OriginalStore(folder, shelf.files)
    this.#fileNames = new FileNameChooser(folder)
    this.#unlistedParameters = new UnlistedParameters(edition)
  }

  static async open(briefing: Briefing, folder: string, files: EditionFiles): Promise<EventRecorder> {
    const shelf = await Shelf.open(folder, briefing, files)
    return new EventRecorder(briefing, folder, { shelf, pictures: await PictureStore.open(folder, files) })
  }

  /** Stops the run after the current record. */
  stop(reason: string): void {
    this.report.stopped ??= reason
  }

  reject(file: string, reason: string, recordName: string | null = null): void {
    addRejection(this.report, createRejection(file, reason, recordName))
  }

  skip(file: string, why: string, recordName: string = file): void {
    this.report.skipped.push({ file, why, record: recordName })
  }

  async record(event: ImportEvent, source: NamedSource, importer: Importer): Promise<void> {
    if (this.isForeignFile(source)) return
    if (event.kind === 'article')
      return this.#recordArticle(nameEmbeddedPictures(omitUnreadableValues(event)), source, importer)
    if (event.kind === 'picture') return this.#storePicture(event.url, event.bytes, source)
    if (event.kind === 'site') return this.#checkSite(event.hosts, source)
    if (event.kind === 'unlisted') return this.#unlistedHosts.countPage(event.urls)
    if (event.kind === 'rejection') return addRejection(this.report, event)
    const { kind, ...entry } = event
    if (event.kind === 'skipped') this.report.skipped.push(entry as ImportReport['skipped'][number])
    else this.report.remarks.push(entry as ImportReport['remarks'][number])
  }

  /** True for a file whose site the edition does not list. */
  isForeignFile({ file }: NamedSource): boolean {
    return this.#foreignFiles.has(file)
  }

  #checkSite(hosts: readonly string[], source: NamedSource): void {
    const host = this.#foreignHosts.findForeign(hosts)
    if (host === null) return
    this.#foreignFiles.add(source.file)
    this.#refuseForeign(host, source.file, source.file)
  }

  #refuseForeign(host: string, file: string, recordName: string): void {
    this.#foreignHosts.countRefusal(host, file)
    this.skip(file, 'unlisted host', recordName)
  }

  /** Completes the report; `media` is the archivist's folder of pictures. */
  async finish(mediaFolder: string | null): Promise<ImportReport> {
    const stop = (error: unknown) => this.stop(describeWriteError(error))
    if (mediaFolder !== null && this.report.stopped === null)
      await storeMedia(mediaFolder, this.#shelf.pictureUrls, {
        pictureStore: this.#pictures,
        report: this.report,
      }).catch(stop)
    await this.#pictures.writeList().catch(stop)
    this.report.pictures = this.#pictures.addedCount
    this.report.duplicates = this.#shelf.listDuplicateFiles()
    this.report.dropped = this.#droppedBlocks.listReports()
    await storeLosses(this.#editionFolder, this.#shelf.files, this.report).catch(stop)
    const editionFile = path.join(this.#editionFolder, 'edition.yaml')
    for (const text of [this.#unlistedHosts.createWarning(), this.#unlistedParameters.createWarning()])
      if (text !== null) this.report.remarks.push({ file: editionFile, text })
    const rejection = await this.#foreignHosts.createRejection(editionFile)
    if (rejection !== null) addRejection(this.report, rejection)
    return this.report
  }

  async #recordArticle(article: Article, source: NamedSource, importer: Importer): Promise<void> {
    const { fields, slug, markdown, original } = article
    const articleName = ('record' in original ? original.record : null) ?? fields.url ?? fields.headline
    const host = fields.url === null ? null : this.#foreignHosts.findForeign([new URL(fields.url).hostname])
    if (host !== null && fields.url !== null) {
      if (importer.name !== 'wordpress') this.#unlistedParameters.countRefused(fields.url)
      return this.#refuseForeign(host, source.file, articleName)
    }
    try {
      const origin = fields.source ?? (await this.#originals.storeOriginal(original, source, importer.name))
      const runSourceKey = `${path.resolve(source.file)}\n${origin.record ?? ''}`
      const sourced = { fields: { ...fields, source: origin }, slug, markdown, runSourceKey }
      await this.#storeArticle(sourced, article, source)
    } catch (error) {
      this.#stopOrReject(error, source.file, articleName)
    }
  }

  async #storeArticle(sourced: SourcedArticle, article: Article, input: NamedSource): Promise<void> {
    const { account, embeddedPictures = [] } = article
    const result = await storeArticle(sourced, { shelf: this.#shelf, fileNames: this.#fileNames })
    const { headline, url, source } = sourced.fields
    if ('reason' in result) {
      const reason = `was not written, since publishing would refuse it: ${result.reason}`
      return this.reject(input.file, reason, source.record ?? url ?? headline)
    }
    if (result.outcome !== 'conflict')
      for (const picture of embeddedPictures) await this.#storePicture(picture.url, picture.bytes, input)
    this.#countParameters(sourced, result)
    const drawings = listMissingDrawings(sourced.markdown, (url) => this.#pictures.has(url))
    this.#droppedBlocks.add(result.file, [...account.dropped, ...drawings])
    const lostWords = findLostWords(account, sourced)
    const lost = lostWords.slice(0, maxLostWords)
    this.report.articles.push({ source: input.file, lost, lostCount: lostWords.length, ...result })
  }

  /** Counts parameters for the warning about `query`; the WordPress importer has its own warning. */
  #countParameters({ fields }: SourcedArticle, { outcome }: StoreResult): void {
    if (fields.source.importer === 'wordpress') return
    const { addresses } = this.#shelf
    const isLost = (url: string) =>
      addresses.isReservedAddress(addresses.addressOf(url)) || (outcome === 'displaced' && url === fields.url)
    this.#unlistedParameters.countArticle(fields, isLost)
  }

  /** Stops at an error that would affect all later articles too, such as a full disk. */
  #stopOrReject(error: unknown, file: string, recordName: string): void {
    if (isWriteError(error, file)) {
      this.reject(file, `was not written: ${describeWriteError(error)}`, recordName)
      this.stop(describeWriteError(error))
    } else this.reject(file, describeReadError(error), recordName)
  }

  async #storePicture(url: string, bytes: Uint8Array, { file }: NamedSource): Promise<void> {
    try {
      const reason = await this.#pictures.storePicture(url, bytes)
      if (reason !== null) this.reject(file, reason, url)
    } catch (error) {
      this.#stopOrReject(error, file, url)
    }
  }
}
