import type { TableSuffix } from '../../../search/tables.ts'
import { chunksOf } from '../../content/files/chunks.ts'
import type { ContentSurvey } from '../content-survey.ts'
import type { AnalysisJob } from '../rendering/article-analyser.ts'
import type { CachedRenderer } from '../rendering/cached-renderer.ts'
import type { StoredArticle } from '../store/stored-articles.ts'
import { readDocumentText } from '../write-objects.ts'
import type { DatedArticle, PlacedArticle } from './index-order.ts'
import { type IndexSource, type RowBatch, rowsPerBatch, shortenDigest } from './index-source.ts'

/** Batches that may be analysed at the same time. */
const batchesAhead = 4

/**
 * The articles of a release that is being published, as they were rendered. Nothing is read back from the archive.
 */
export class RenderedSource implements IndexSource {
  readonly #survey: Pick<ContentSurvey, 'articles' | 'documents'>
  readonly #renderer: CachedRenderer
  /** Address → position in the survey. */
  readonly #positions: ReadonlyMap<string, number>

  constructor(survey: Pick<ContentSurvey, 'articles' | 'documents'>, renderer: CachedRenderer) {
    this.#survey = survey
    this.#renderer = renderer
    this.#positions = new Map(survey.articles.map(({ address }, position) => [address, position]))
  }

  #find(address: string) {
    const position = this.#positions.get(address) ?? -1
    const article = this.#survey.articles[position]
    if (!article) throw new Error(`${address} has no document`)
    return { article, document: this.#survey.documents.at(position) }
  }

  async listArticles(): Promise<StoredArticle[]> {
    return this.#survey.articles
      .filter(({ isNoindex }) => !isNoindex)
      .map(({ address }) => ({ address, digest: this.#find(address).document.digest }))
  }

  async addDates(articles: readonly StoredArticle[]): Promise<DatedArticle[]> {
    return articles.map((article) => ({
      ...article,
      date: this.#find(article.address).article.published ?? '',
    }))
  }

  #toRenderJob({ id, address, digest, date }: PlacedArticle): AnalysisJob {
    const { location, text } = this.#find(address).document
    return { row: { id, address, digest: shortenDigest(digest), date }, digest, packLocation: location, text }
  }

  async #addText(job: AnalysisJob): Promise<AnalysisJob> {
    const { article, document } = this.#find(job.row.address)
    return { ...job, text: await readDocumentText(article, document, this.#renderer) }
  }

  async #analyse(jobs: AnalysisJob[], tables: TableSuffix): Promise<RowBatch> {
    const result = await this.#renderer.threads.analyse(jobs, tables)
    if ('statements' in result) return { statements: result.statements, articleCount: jobs.length }
    const missingPositions = new Set(result.missingJobs)
    const completeJobs = jobs.map((job, position) =>
      missingPositions.has(position) ? this.#addText(job) : job,
    )
    return this.#analyse(await Promise.all(completeJobs), tables)
  }

  async *analyseArticles(articles: readonly PlacedArticle[], tables: TableSuffix): AsyncGenerator<RowBatch> {
    const batchesInProgress: Promise<RowBatch>[] = []
    for (const chunk of chunksOf(articles, rowsPerBatch)) {
      const batch = this.#analyse(
        chunk.map((article) => this.#toRenderJob(article)),
        tables,
      )
      // Errors are rethrown where the batch is awaited, in order.
      batch.catch(() => undefined)
      batchesInProgress.push(batch)
      const [oldestBatch] = batchesInProgress.length < batchesAhead ? [] : batchesInProgress.splice(0, 1)
      if (oldestBatch) yield await oldestBatch
    }
    for (const batch of batchesInProgress) yield await batch
    await this.#renderer.threads.stopThreads()
  }
}
