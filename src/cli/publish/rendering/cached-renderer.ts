import { hash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { type ContentFault, createChangedFileError } from '../../content/files/content-fault.ts'
import type { ContentFolder } from '../../content/files/content-folder.ts'
import type { FileRecords } from '../state/file-records.ts'
import type { StateFile } from '../state/state-file.ts'
import { ArticleCache } from './article-cache.ts'
import type { RenderResult } from './article-renderer.ts'
import { digestContext } from './cache-context.ts'
import { type CachedArticle, internCachedArticle } from './cached-article.ts'
import { PackReader } from './pack-reader.ts'
import { type PendingFile, toRenderJob } from './pending-file.ts'
import { RenderPool } from './render-pool.ts'
import type { RenderingContext } from './rendering-context.ts'

/** Result for an article file: the rendered article, its faults, or a note that it may have to be taken down. */
export type FileRenderResult =
  | { file: string; renderedArticle: CachedArticle }
  | { file: string; faults: ContentFault[] }
  | { file: string; isTakedownCandidate: true }

/** Number of files per batch, and maximum number of batches in progress. */
const [filesPerBatch, batchesAhead] = [64, 16]

interface Batch {
  files: PendingFile[]
  pendingResults: Promise<RenderResult[]>
}

/** A renderer's cache. `hasDocument` is true for the digest of a stored document, whose text need not be cached. */
interface CacheOptions {
  cacheFolder: string
  stateFile: StateFile
  fileRecords: FileRecords
  /** Digest of the program's code. */
  codeDigest: string
  hasDocument: (digest: string) => boolean
}

/** Renders the articles of a content folder. Reuses each cached article that is still valid. */
export class CachedRenderer {
  readonly #contentFolder: ContentFolder
  readonly #renderPool: RenderPool
  readonly #articleCache: ArticleCache
  readonly #packReader: PackReader
  readonly #options: CacheOptions

  private constructor(
    pool: RenderPool,
    content: ContentFolder,
    { cache, ...options }: CacheOptions & { cache: ArticleCache },
  ) {
    this.#contentFolder = content
    this.#renderPool = pool
    this.#articleCache = cache
    this.#packReader = new PackReader(options.cacheFolder)
    this.#options = options
  }

  static open(context: RenderingContext, content: ContentFolder, options: CacheOptions): CachedRenderer {
    const { cacheFolder, stateFile, codeDigest } = options
    const articleTable = stateFile.openTable('articles', digestContext(context, codeDigest))
    const cache = new ArticleCache(cacheFolder, articleTable, stateFile.openTable('releases', codeDigest))
    return new CachedRenderer(new RenderPool(context, cacheFolder), content, { ...options, cache })
  }

  #lookUpFile(file: string, edition: string): PendingFile {
    const pathWithin = this.#contentFolder.toRelativePath(file)
    const fileLookup = this.#options.fileRecords.lookUpFile(file)
    const article = this.#articleCache.find(pathWithin)
    const isUsable =
      article && (this.#options.hasDocument(article.documentDigest) || this.#articleCache.hasPack(article))
    const cachedArticle = isUsable ? article : null
    const isKnownValid =
      fileLookup.digest !== null &&
      this.#renderPool.mainRenderer.isCacheValid({ cachedLookups: cachedArticle, edition }, fileLookup.digest)
    return { file, pathWithin, fileLookup, cachedArticle, isKnownValid }
  }

  async #renderOrReuse(files: readonly PendingFile[], editionId: string): Promise<RenderResult[]> {
    const jobs = files.filter(({ isKnownValid }) => !isKnownValid).map((file) => toRenderJob(file, editionId))
    const results = jobs.length === 0 ? [] : await this.#renderPool.render(jobs)
    let nextResultIndex = 0
    return files.map(({ file, isKnownValid }) => {
      const result = isKnownValid ? 'valid' : results[nextResultIndex++]
      if (result === undefined) throw new Error(`${file} has no result`)
      return result
    })
  }

  #startBatch(files: PendingFile[], editionId: string): Batch {
    const results = this.#renderOrReuse(files, editionId)
    // Errors are rethrown where the results are awaited, in the order of the files.
    results.catch(() => undefined)
    return { files, pendingResults: results }
  }

  async *#startBatches(editionId: string): AsyncGenerator<Batch> {
    let files: PendingFile[] = []
    for await (const file of this.#contentFolder.listArticleFiles(editionId)) {
      files.push(this.#lookUpFile(file, editionId))
      if (files.length < filesPerBatch) continue
      yield this.#startBatch(files, editionId)
      files = []
    }
    if (files.length > 0) yield this.#startBatch(files, editionId)
  }

  /** Caches an article and its file's digest. @param articleJson `null` for an article that is already cached */
  #storeInCache({ fileLookup, cachedArticle }: PendingFile, articleJson: string | null): CachedArticle {
    const article =
      articleJson === null ? cachedArticle : internCachedArticle(JSON.parse(articleJson) as CachedArticle)
    if (!article) throw new Error(`${fileLookup.file} is not in the cache`)
    if (articleJson === null) this.#articleCache.markUsed(article)
    else this.#articleCache.addAndMarkUsed(article, articleJson)
    this.#options.fileRecords.recordDigestIfSettled(fileLookup, article.fileDigest)
    return article
  }

  #cacheResult(pendingFile: PendingFile, result: RenderResult): FileRenderResult {
    const { file, pathWithin } = pendingFile
    if (result === 'valid') return { file, renderedArticle: this.#storeInCache(pendingFile, null) }
    if (typeof result === 'object' && 'articleJson' in result)
      return { file, renderedArticle: this.#storeInCache(pendingFile, result.articleJson) }
    this.#articleCache.remove(pathWithin)
    return typeof result === 'object' ? { file, ...result } : { file, isTakedownCandidate: true }
  }

  async *#fileResults({ files, pendingResults: results }: Batch): AsyncGenerator<FileRenderResult> {
    const finishedResults = await results
    for (const [index, pendingFile] of files.entries()) {
      const result = finishedResults[index]
      if (result !== undefined) yield this.#cacheResult(pendingFile, result)
    }
  }

  /** Yields the result for every article file of an edition, in an order that depends only on the files. */
  async *renderArticles(editionId: string): AsyncGenerator<FileRenderResult> {
    const batchesInProgress: Batch[] = []
    for await (const batch of this.#startBatches(editionId)) {
      batchesInProgress.push(batch)
      const [oldestBatch] = batchesInProgress.length < batchesAhead ? [] : batchesInProgress.splice(0, 1)
      if (oldestBatch) yield* this.#fileResults(oldestBatch)
    }
    for (const batch of batchesInProgress) yield* this.#fileResults(batch)
  }

  /** The articles in the cache. */
  get cache(): Pick<ArticleCache, 'find' | 'findArticlesOfDay' | 'listBriefs' | 'readSummary' | 'size'> {
    return this.#articleCache
  }

  /** Renders an article and caches it; `null` if the article has faults or may be taken down. */
  async tryRenderAndCache(file: string, editionId: string): Promise<CachedArticle | null> {
    const pathWithin = this.#contentFolder.toRelativePath(file)
    const fileLookup = this.#options.fileRecords.lookUpFile(file)
    const pendingFile = { file, pathWithin, fileLookup, cachedArticle: null, isKnownValid: false }
    const [result] = await this.#renderPool.render([toRenderJob(pendingFile, editionId)])
    const isRendered = typeof result === 'object' && 'articleJson' in result
    return isRendered ? this.#storeInCache(pendingFile, result.articleJson) : null
  }

  /** Removes unused articles and packs, and commits the cache. Called after all articles have been rendered. */
  async cleanAndSaveCache(): Promise<void> {
    await this.#articleCache.removeUnused(this.#contentFolder)
    this.#options.stateFile.commit()
  }

  /**
   * Returns the JSON of an article's document, from the cache or by rendering the article again.
   * @throws ContentFaultError if the article must be rendered again and its file has changed
   */
  async readDocumentJson(
    { file, edition }: { file: string; edition: string },
    article: Pick<CachedArticle, 'documentDigest' | 'location'>,
  ): Promise<string> {
    const documentJson = this.#packReader.read(article)
    if (documentJson !== null) return documentJson
    const pathWithin = this.#contentFolder.toRelativePath(file)
    const fileText = await readFile(file, 'utf8')
    const renderResult = this.#renderPool.mainRenderer.renderText({ file, pathWithin, edition }, fileText)
    if (
      renderResult !== 'takedown candidate' &&
      'value' in renderResult &&
      hash('sha256', renderResult.value.documentJson) === article.documentDigest
    )
      return renderResult.value.documentJson
    throw createChangedFileError(file)
  }

  /** The threads, which can also analyse articles for the search index. */
  get renderPool(): Pick<RenderPool, 'analyse' | 'stopThreads'> {
    return this.#renderPool
  }

  async close(): Promise<void> {
    this.#packReader.close()
    await this.#renderPool.close()
  }
}
