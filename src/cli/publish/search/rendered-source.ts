import type { TableSuffix } from '../../../search/tables.ts'
import { chunksOf } from '../../content/files/chunks.ts'
import type { ContentSurvey } from '../content-survey.ts'
import type { SearchAnalysisJob } from '../rendering/article-analyser.ts'
import type { CachedRenderer } from '../rendering/cached-renderer.ts'
import type { StoredArticle } from '../store/stored-articles.ts'
import { getDocumentJson } from '../write-objects.ts'
import type { ArticleWithId, DatedArticle } from './index-order.ts'
import { type IndexSource, type InsertBatch, rowsPerBatch, shortenDigest } from './index-source.ts'

/** Number of batches that may be analysed at the same time. */
const batchesAhead = 4

/** The articles of a release that is being published, as they were rendered. Nothing is read from the archive. */
export class RenderedSource implements IndexSource {
  readonly #survey: Pick<ContentSurvey, 'articles' | 'documents'>
  readonly #renderer: CachedRenderer
  /** Address → position in the survey. */
  readonly #positionByAddress: ReadonlyMap<string, number>

  constructor(survey: Pick<ContentSurvey, 'articles' | 'documents'>, renderer: CachedRenderer) {
    this.#survey = survey
    this.#renderer = renderer
    this.#positionByAddress = new Map(survey.articles.map(({ address }, position) => [address, position]))
  }

  #getArticleWithDocument(address: string) {
    const position = this.#positionByAddress.get(address) ?? -1
    const article = this.#survey.articles[position]
    if (!article) throw new Error(`${address} has no document`)
    return { article, document: this.#survey.documents.at(position) }
  }

  async listArticles(): Promise<StoredArticle[]> {
    return this.#survey.articles
      .filter(({ isNoindex }) => !isNoindex)
      .map(({ address }) => ({
        address,
        digest: this.#getArticleWithDocument(address).document.documentDigest,
      }))
  }

  async addDates(articles: readonly StoredArticle[]): Promise<DatedArticle[]> {
    return articles.map((article) => ({
      ...article,
      date: this.#getArticleWithDocument(article.address).article.published ?? '',
    }))
  }

  #toAnalysisJob({ id, address, digest, date }: ArticleWithId): SearchAnalysisJob {
    const { location, text } = this.#getArticleWithDocument(address).document
    return {
      row: { id, address, digest: shortenDigest(digest), date },
      documentDigest: digest,
      packLocation: location,
      documentText: text,
    }
  }

  async #addDocumentText(job: SearchAnalysisJob): Promise<SearchAnalysisJob> {
    const { article, document } = this.#getArticleWithDocument(job.row.address)
    return { ...job, documentText: await getDocumentJson(article, document, this.#renderer) }
  }

  async #analyseJobs(jobs: SearchAnalysisJob[], tableSuffix: TableSuffix): Promise<InsertBatch> {
    const result = await this.#renderer.renderPool.analyse(jobs, tableSuffix)
    if ('statements' in result) return { statements: result.statements, articleCount: jobs.length }
    const missingPositions = new Set(result.missingPositions)
    const completeJobs = jobs.map((job, position) =>
      missingPositions.has(position) ? this.#addDocumentText(job) : job,
    )
    return this.#analyseJobs(await Promise.all(completeJobs), tableSuffix)
  }

  async *generateInsertBatches(
    articles: readonly ArticleWithId[],
    tableSuffix: TableSuffix,
  ): AsyncGenerator<InsertBatch> {
    const batchesInProgress: Promise<InsertBatch>[] = []
    for (const chunk of chunksOf(articles, rowsPerBatch)) {
      const batch = this.#analyseJobs(
        chunk.map((article) => this.#toAnalysisJob(article)),
        tableSuffix,
      )
      // Errors are rethrown where the batch is awaited, in order.
      batch.catch(() => undefined)
      batchesInProgress.push(batch)
      const [oldestBatch] = batchesInProgress.length < batchesAhead ? [] : batchesInProgress.splice(0, 1)
      if (oldestBatch) yield await oldestBatch
    }
    for (const batch of batchesInProgress) yield await batch
    await this.#renderer.renderPool.stopThreads()
  }
}
