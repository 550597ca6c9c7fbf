import { availableParallelism } from 'node:os'
import type { TableSuffix } from '../../../search/tables.ts'
import { type AnalysisJob, type AnalysisResult, ArticleAnalyser } from './article-analyser.ts'
import {
  ArticleRenderer,
  type RenderingSetting,
  type RenderJob,
  type RenderResult,
} from './article-renderer.ts'
import { RenderThread } from './render-thread.ts'

/** Number of files rendered in this thread before it is worth starting others. */
const filesBeforeThreads = 300

/** The costs of detecting an unchanged file, and of analysing an article for search, as fractions of rendering one. */
const [unchangedCost, analysisCost] = [0.05, 0.3]

/** More threads would only wait for the main thread, which collects the results. */
const maxThreads = 4

/**
 * Renders articles, and analyses them for search, on several cores. The results do not depend on the number of cores.
 */
export class RenderPool {
  /** The renderer in this thread. */
  readonly here: ArticleRenderer
  readonly #analyser: ArticleAnalyser
  readonly #setting: RenderingSetting
  readonly #cacheFolder: string
  #threads: RenderThread[] = []
  #cost = 0

  constructor(setting: RenderingSetting, cacheFolder: string) {
    this.#setting = setting
    this.#cacheFolder = cacheFolder
    this.here = new ArticleRenderer(setting, cacheFolder)
    this.#analyser = new ArticleAnalyser(cacheFolder)
  }

  #startThreads(): void {
    const count = Math.min(maxThreads, availableParallelism())
    const workerData = { setting: this.#setting, cacheFolder: this.#cacheFolder }
    this.#threads = Array.from({ length: count }, () => new RenderThread(workerData))
  }

  /** Returns a thread for a task with this cost; `null` until it is worth starting threads. */
  #findThread(cost: number): RenderThread | null {
    this.#cost += cost
    if (this.#cost <= filesBeforeThreads) return null
    if (this.#threads.length === 0) this.#startThreads()
    const [idlest = null] = this.#threads.toSorted((a, b) => a.load - b.load)
    return idlest
  }

  /** Renders a batch. @throws the error of its thread */
  async render(jobs: readonly RenderJob[]): Promise<RenderResult[]> {
    const cost = jobs.reduce((total, { cached }) => total + (cached ? unchangedCost : 1), 0)
    return this.#findThread(cost)?.render(jobs) ?? this.here.runAll(jobs)
  }

  /** Analyses a batch for the search index. @throws the error of its thread */
  async analyse(jobs: readonly AnalysisJob[], tables: TableSuffix): Promise<AnalysisResult> {
    const thread = this.#findThread(jobs.length * analysisCost)
    return thread?.analyse(jobs, tables) ?? this.#analyser.run(jobs, tables)
  }

  async close(): Promise<void> {
    this.here.close()
    this.#analyser.close()
    await Promise.all(this.#threads.map((thread) => thread.close()))
  }
}
