import path from 'node:path'
import { Worker } from 'node:worker_threads'
import type { TableSuffix } from '../../../search/tables.ts'
import type { AnalysisResult, SearchAnalysisJob } from './article-analyser.ts'
import type { RenderJob, RenderResult } from './article-renderer.ts'
import type { RenderingContext } from './rendering-context.ts'

/** The data that is passed to a new thread. */
export interface ThreadData {
  context: RenderingContext
  cacheFolder: string
}

/** A batch of files to render, or of articles to analyse for the search index. */
export type ThreadTask =
  | { renderJobs: readonly RenderJob[] }
  | { analysisJobs: readonly SearchAnalysisJob[]; tableSuffix: TableSuffix }

export type ThreadResult = { renderResults: RenderResult[] } | { analysisResult: AnalysisResult }

/**
 * Memory limits in megabytes, which suffice because articles are small. Without limits, uncollected garbage would take
 * most of a thread's memory.
 */
const [maxYoungGenerationSizeMb, maxOldGenerationSizeMb] = [24, 384]

const renderWorkerPath = path.join(import.meta.dirname, `render-worker${path.extname(import.meta.filename)}`)

interface WaitingTask {
  resolve: (result: ThreadResult) => void
  reject: (error: unknown) => void
}

/** A thread that processes batches in the order in which they are sent. */
export class RenderThread {
  readonly #worker: Worker
  readonly #waitingTasks: WaitingTask[] = []

  constructor(workerData: ThreadData) {
    this.#worker = new Worker(renderWorkerPath, {
      workerData,
      resourceLimits: { maxYoungGenerationSizeMb, maxOldGenerationSizeMb },
    })
    this.#worker.on('message', (answer: ThreadResult) => this.#waitingTasks.shift()?.resolve(answer))
    this.#worker.on('error', (error) => this.#fail(error))
    this.#worker.on('exit', (code) =>
      this.#fail(new Error(`a rendering thread ended with exit code ${code}`)),
    )
  }

  #fail(error: unknown): void {
    for (const { reject } of this.#waitingTasks.splice(0)) reject(error)
  }

  get unfinishedCount(): number {
    return this.#waitingTasks.length
  }

  #sendTask(task: ThreadTask): Promise<ThreadResult> {
    return new Promise((resolve, reject) => {
      this.#waitingTasks.push({ resolve, reject })
      this.#worker.postMessage(task)
    })
  }

  async render(jobs: readonly RenderJob[]): Promise<RenderResult[]> {
    const result = await this.#sendTask({ renderJobs: jobs })
    if ('renderResults' in result) return result.renderResults
    throw new Error('a rendering thread answered another task')
  }

  async analyse(jobs: readonly SearchAnalysisJob[], tableSuffix: TableSuffix): Promise<AnalysisResult> {
    const result = await this.#sendTask({ analysisJobs: jobs, tableSuffix })
    if ('analysisResult' in result) return result.analysisResult
    throw new Error('a rendering thread answered another task')
  }

  async close(): Promise<void> {
    await this.#worker.terminate()
  }
}
