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
import { omitCodesAndPlaceholders } from './omit-codes-and-placeholders.ts'
import { OriginalStore } from './original-store.ts'
import { PictureStore } from './picture-store.ts'
import { listMissingDrawings, replaceDataUrlPictures } from './replace-data-url-pictures.ts'
import { storeImportLosses } from './store-import-losses.ts'
import { storePicturesFromFolder } from './store-pictures-from-folder.ts'
import { UnlistedHostCounter } from './unlisted-host-counter.ts'
import { UnlistedParameterCounter } from './unlisted-parameter-counter.ts'

/** A file to import. Its path from the folder given to the command identifies its articles. */
export type InputSource = SourceFile & { pathFromGivenFolder: string }

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
  readonly #unlistedParameters: UnlistedParameterCounter
  readonly #foreignHosts: ForeignHosts
  readonly #unlistedHosts: UnlistedHostCounter
  readonly #editionFolder: string
  /** Files that are not imported because the edition does not list their site. */
  readonly #foreignFiles = new Set<string>()

  private constructor(briefing: Briefing, editionFolder: string, { shelf, pictures }: EditionContents) {
    const { edition, acceptsForeignHosts } = briefing
    this.#editionFolder = editionFolder
    this.#foreignHosts = new ForeignHosts(edition, acceptsForeignHosts)
    this.#unlistedHosts = new UnlistedHostCounter(edition)
    this.#shelf = shelf
    this.#pictures = pictures
    this.#originals = new OriginalStore(editionFolder, shelf.files)
    this.#fileNames = new FileNameChooser(editionFolder)
    this.#unlistedParameters = new UnlistedParameterCounter(edition)
  }

  static async open(briefing: Briefing, editionFolder: string, files: EditionFiles): Promise<EventRecorder> {
    const shelf = await Shelf.open(editionFolder, briefing, files)
    const pictures = await PictureStore.open(editionFolder, files)
    return new EventRecorder(briefing, editionFolder, { shelf, pictures })
  }

  /** Stops the run after the current record. */
  stop(reason: string): void {
    this.report.stopped ??= reason
  }

  reportRejection(file: string, reason: string, recordName: string | null = null): void {
    addRejection(this.report, createRejection(file, reason, recordName))
  }

  reportSkipped(file: string, kind: string, recordName: string = file): void {
    this.report.skipped.push({ file, why: kind, record: recordName })
  }

  async recordEvent(event: ImportEvent, source: InputSource, importer: Importer): Promise<void> {
    if (this.isFileOfUnlistedSite(source)) return
    if (event.kind === 'article')
      return this.#recordArticle(replaceDataUrlPictures(omitCodesAndPlaceholders(event)), source, importer)
    if (event.kind === 'picture') return this.#storePicture(event.url, event.bytes, source)
    if (event.kind === 'site') return this.#skipFileIfSiteUnlisted(event.hosts, source)
    if (event.kind === 'unlisted') return this.#unlistedHosts.countPage(event.unlistedUrls)
    if (event.kind === 'rejection') return addRejection(this.report, event)
    const { kind, ...reportEntry } = event
    if (event.kind === 'skipped') this.report.skipped.push(reportEntry as ImportReport['skipped'][number])
    else this.report.remarks.push(reportEntry as ImportReport['remarks'][number])
  }

  /** True for a file whose site the edition does not list. */
  isFileOfUnlistedSite({ file }: InputSource): boolean {
    return this.#foreignFiles.has(file)
  }

  #skipFileIfSiteUnlisted(hosts: readonly string[], source: InputSource): void {
    const foreignHost = this.#foreignHosts.findHostIfAllForeign(hosts)
    if (foreignHost === null) return
    this.#foreignFiles.add(source.file)
    this.#skipRecordOfUnlistedHost(foreignHost, source.file, foreignHost)
  }

  #skipRecordOfUnlistedHost(host: string, file: string, recordName: string): void {
    this.#foreignHosts.countRefusal(host, file)
    this.reportSkipped(file, 'unlisted host', recordName)
  }

  /** Stores pictures found in the archivist's folder (`mediaFolder`), records the losses, and completes the report. */
  async finish(mediaFolder: string | null): Promise<ImportReport> {
    const stopForError = (error: unknown) => this.stop(describeWriteError(error))
    const storeAndReport = { pictureStore: this.#pictures, report: this.report }
    if (mediaFolder !== null && this.report.stopped === null)
      await storePicturesFromFolder(mediaFolder, this.#shelf.pictureUrls, storeAndReport).catch(stopForError)
    await this.#pictures.writeChangedMediaList().catch(stopForError)
    this.report.pictures = this.#pictures.addedPictureCount
    this.report.duplicates = this.#shelf.listFileGroupsWithSameWords()
    this.report.dropped = this.#droppedBlocks.listReports()
    await storeImportLosses(this.#editionFolder, this.#shelf.files, this.report).catch(stopForError)
    const editionFile = path.join(this.#editionFolder, 'edition.yaml')
    for (const warningText of [this.#unlistedHosts.createWarning(), this.#unlistedParameters.createWarning()])
      if (warningText !== null) this.report.remarks.push({ file: editionFile, text: warningText })
    const rejection = await this.#foreignHosts.createRejection(editionFile)
    if (rejection !== null) addRejection(this.report, rejection)
    return this.report
  }

  async #recordArticle(article: Article, source: InputSource, importer: Importer): Promise<void> {
    const { fields, slug, markdown, original } = article
    const { url } = fields
    const articleName = ('record' in original ? original.record : null) ?? url ?? fields.headline
    const foreignHost = url === null ? null : this.#foreignHosts.findHostIfAllForeign([new URL(url).hostname])
    if (foreignHost !== null && url !== null) {
      if (importer.name !== 'wordpress') this.#unlistedParameters.countRefusedParameters(url)
      return this.#skipRecordOfUnlistedHost(foreignHost, source.file, url)
    }
    try {
      const articleSource =
        fields.source ?? (await this.#originals.storeOriginal(original, source, importer.name))
      const runSourceKey = `${path.resolve(source.file)}\n${articleSource.record ?? ''}`
      const sourcedArticle = { fields: { ...fields, source: articleSource }, slug, markdown, runSourceKey }
      await this.#storeArticle(sourcedArticle, article, source)
    } catch (error) {
      this.#rejectAfterError(error, source.file, articleName)
    }
  }

  async #storeArticle(sourcedArticle: SourcedArticle, article: Article, input: InputSource): Promise<void> {
    const { account, embeddedPictures = [] } = article
    const result = await storeArticle(sourcedArticle, { shelf: this.#shelf, fileNames: this.#fileNames })
    const { headline, url, source } = sourcedArticle.fields
    if ('reason' in result) {
      const reason = `was not imported, since publishing would refuse it (${result.reason}): correct it in the source, and import again`
      return this.reportRejection(input.file, reason, source.record ?? url ?? headline)
    }
    if (result.outcome !== 'conflict')
      for (const picture of embeddedPictures) await this.#storePicture(picture.url, picture.bytes, input)
    this.#countUnlistedParameters(sourcedArticle, result)
    const missingDrawings = listMissingDrawings(sourcedArticle.markdown, (url) => this.#pictures.has(url))
    this.#droppedBlocks.addBlocks(result.file, [...account.dropped, ...missingDrawings])
    const lostWords = findLostWords(account, sourcedArticle)
    const lost = lostWords.slice(0, maxLostWords)
    this.report.articles.push({ source: input.file, lost, lostCount: lostWords.length, ...result })
  }

  /** Counts query parameters for the warning about `query`; the WordPress importer has a warning of its own. */
  #countUnlistedParameters({ fields }: SourcedArticle, { outcome }: StoreResult): void {
    if (fields.source.importer === 'wordpress') return
    const { addresses } = this.#shelf
    const isLostUrl = (url: string) =>
      addresses.isReservedAddress(addresses.addressOfUrl(url)) ||
      (outcome === 'displaced' && url === fields.url)
    this.#unlistedParameters.countLostParameters(fields, isLostUrl)
  }

  /** Rejects a record after an error. Also stops the run if later records would fail too, as on a full disk. */
  #rejectAfterError(error: unknown, file: string, recordName: string): void {
    if (isWriteError(error, file)) {
      this.reportRejection(file, `was not imported, because the archive could not be written`, recordName)
      this.stop(describeWriteError(error))
    } else this.reportRejection(file, describeReadError(error), recordName)
  }

  async #storePicture(url: string, bytes: Uint8Array, { file }: InputSource): Promise<void> {
    try {
      const result = await this.#pictures.storeOrRejectPicture(url, bytes)
      if (result !== 'stored') this.reportRejection(file, result.reason, url)
    } catch (error) {
      this.#rejectAfterError(error, file, url)
    }
  }
}
