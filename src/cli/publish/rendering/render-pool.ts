import { availableParallelism } from 'node:os'
import path from 'node:path'
import { Worker } from 'node:worker_threads'
import {
  ArticleRenderer,
  type RenderingSetting,
  type RenderJob,
  type RenderResult,
} from './article-renderer.ts'

/** Files that are rendered in this thread before starting others is worth the time. */
const filesBeforeThreads = 300

/** The cost of finding that a file has not changed, as a share of rendering it. */
const unchangedCost = 0.05

/** More threads would only wait for the main one, which collects the results. */
const maxThreads = 4

/** An article is small: most of what a thread would use beyond this is garbage that was not collected yet. */
const [maxYoungGenerationSizeMb, maxOldGenerationSizeMb] = [24, 384]

const renderWorkerPath = path.join(import.meta.dirname, `render-worker${path.extname(import.meta.filename)}`)

interface Waiting {
  resolve: (results: RenderResult[]) => void
  reject: (error: unknown) => void
}

/** A thread that answers batches in the order in which they are sent. */
class RenderThread {
  readonly #worker: Worker
  readonly #waiting: Waiting[] = []

  constructor(setting: RenderingSetting, cacheFolder: string) {
    this.#worker = new Worker(renderWorkerPath, {
      workerData: { setting, cacheFolder },
      resourceLimits: { maxYoungGenerationSizeMb, maxOldGenerationSizeMb },
    })
    this.#worker.on('message', (results: RenderResult[]) => this.#waiting.shift()?.resolve(results))
    this.#worker.on('error', (error) => this.#fail(error))
    this.#worker.on('exit', (code) => this.#fail(new Error(`a rendering thread ended with ${code}`)))
  }

  #fail(error: unknown): void {
    for (const { reject } of this.#waiting.splice(0)) reject(error)
  }

  get load(): number {
    return this.#waiting.length
  }

  run(jobs: readonly RenderJob[]): Promise<RenderResult[]> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ resolve, reject })
      this.#worker.postMessage(jobs)
    })
  }

  async close(): Promise<void> {
    await this.#worker.terminate()
  }
}

/** Renders articles on several cores. The results do not depend on their number. */
export class RenderPool {
  /** Renders in this thread. */
  readonly here: ArticleRenderer
  readonly #setting: RenderingSetting
  readonly #cacheFolder: string
  #threads: RenderThread[] = []
  #cost = 0

  constructor(setting: RenderingSetting, cacheFolder: string) {
    this.#setting = setting
    this.#cacheFolder = cacheFolder
    this.here = new ArticleRenderer(setting, cacheFolder)
  }

  #startThreads(): void {
    const count = Math.min(maxThreads, availableParallelism())
    this.#threads = Array.from({ length: count }, () => new RenderThread(this.#setting, this.#cacheFolder))
  }

  /** Renders a batch. @throws the error of its thread */
  async run(jobs: readonly RenderJob[]): Promise<RenderResult[]> {
    for (const { cached } of jobs) this.#cost += cached ? unchangedCost : 1
    if (this.#cost <= filesBeforeThreads) return this.here.runAll(jobs)
    if (this.#threads.length === 0) this.#startThreads()
    const [idlest] = this.#threads.toSorted((a, b) => a.load - b.load)
    return idlest ? idlest.run(jobs) : this.here.runAll(jobs)
  }

  async close(): Promise<void> {
    this.here.close()
    await Promise.all(this.#threads.map((thread) => thread.close()))
  }
}
