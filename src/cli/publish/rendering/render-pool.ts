import { availableParallelism } from 'node:os'
import type { TableSuffix } from '../../../search/tables.ts'
import { type AnalysisResult, ArticleAnalyser, type SearchAnalysisJob } from './article-analyser.ts'
import { ArticleRenderer, type RenderJob, type RenderResult } from './article-renderer.ts'
import { RenderThread } from './render-thread.ts'
import type { RenderingContext } from './rendering-context.ts'

/**
 * Total cost above which threads are started, and the cost of an empty file. The cost of a file is its size in bytes
 * plus the cost of an empty file, so the limit is about 300 ordinary articles, or 1,300 of a few words. For less work,
 * it is not worth waiting 0.3 s for each thread to load its modules.
 */
const [maxCostWithoutThreads, emptyFileCost] = [1_500_000, 1000]

/**
 * Costs of recognising an unchanged file and of analysing an article for search, as fractions of the cost of
 * rendering.
 */
const [unchangedCostRatio, analysisCostRatio] = [0.05, 0.3]

/** Ratio of a document's length to that of its file. A document contains the text in three representations. */
const documentLengthRatio = 4

const estimateRenderingCost = ({ byteCount, cachedLookups }: RenderJob) =>
  (emptyFileCost + byteCount) * (cachedLookups ? unchangedCostRatio : 1)

const estimateAnalysisCost = ({ documentText, packLocation }: SearchAnalysisJob) =>
  (emptyFileCost + (documentText?.length ?? packLocation?.length ?? 0) / documentLengthRatio) *
  analysisCostRatio

const sumCosts = (costs: readonly number[]) => costs.reduce((total, cost) => total + cost, 0)

/** Maximum number of threads. More would only wait for the main thread, which collects the results. */
const maxThreads = 4

/**
 * Renders articles, and analyses them for search, on several cores. The results do not depend on the number of cores.
 */
export class RenderPool {
  /** The renderer of the main thread. */
  readonly mainRenderer: ArticleRenderer
  readonly #analyser: ArticleAnalyser
  readonly #context: RenderingContext
  readonly #cacheFolder: string
  #threads: RenderThread[] = []
  #totalCost = 0

  constructor(context: RenderingContext, cacheFolder: string) {
    this.#context = context
    this.#cacheFolder = cacheFolder
    this.mainRenderer = new ArticleRenderer(context, cacheFolder)
    this.#analyser = new ArticleAnalyser(cacheFolder)
  }

  #startThreads(): void {
    const threadCount = Math.min(maxThreads, availableParallelism())
    const workerData = { context: this.#context, cacheFolder: this.#cacheFolder }
    this.#threads = Array.from({ length: threadCount }, () => new RenderThread(workerData))
  }

  /**
   * Adds a task's cost to the total, and returns the thread with the fewest tasks; `null` while the total does not
   * justify threads.
   */
  #chooseOrStartThread(cost: number): RenderThread | null {
    this.#totalCost += cost
    if (this.#totalCost <= maxCostWithoutThreads) return null
    if (this.#threads.length === 0) this.#startThreads()
    const [idlestThread = null] = this.#threads.toSorted((a, b) => a.unfinishedCount - b.unfinishedCount)
    return idlestThread
  }

  /** Renders a batch of files. @throws the error that ended the thread, if it ended early */
  async render(jobs: readonly RenderJob[]): Promise<RenderResult[]> {
    return (
      this.#chooseOrStartThread(sumCosts(jobs.map(estimateRenderingCost)))?.render(jobs) ??
      this.mainRenderer.renderFilesUnlessCached(jobs)
    )
  }

  /** Analyses a batch of articles for the search index. @throws the error that ended the thread, if it ended early */
  async analyse(jobs: readonly SearchAnalysisJob[], tableSuffix: TableSuffix): Promise<AnalysisResult> {
    const thread = this.#chooseOrStartThread(sumCosts(jobs.map(estimateAnalysisCost)))
    return thread?.analyse(jobs, tableSuffix) ?? this.#analyser.analyseArticles(jobs, tableSuffix)
  }

  /** Stops the threads, each of which uses 50 MB or more. The next task starts new ones. */
  async stopThreads(): Promise<void> {
    await Promise.all(this.#threads.splice(0).map((thread) => thread.close()))
  }

  async close(): Promise<void> {
    this.mainRenderer.close()
    this.#analyser.close()
    await this.stopThreads()
  }
}
