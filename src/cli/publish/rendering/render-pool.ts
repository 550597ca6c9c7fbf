import { availableParallelism } from 'node:os'
import path from 'node:path'
import { Worker } from 'node:worker_threads'
import {
  ArticleRenderer,
  type RenderingSetting,
  type RenderJob,
  type RenderResult,
} from './article-renderer.ts'

/** So many files are rendered here, before it is worth the time to start threads. */
const few = 300

/** To find that a file is as it was takes this share of rendering it. */
const shareOfKnown = 0.05

/** More threads would only wait for the one that collects. */
const mostThreads = 4

/** An article is small: most of what a thread would take beyond this is waste not yet collected. */
const [maxYoungGenerationSizeMb, maxOldGenerationSizeMb] = [24, 384]

interface Waiting {
  resolve: (answers: RenderResult[]) => void
  reject: (error: unknown) => void
}

/** A thread and the jobs that it was given, which it answers in their order. */
class RenderThread {
  readonly #worker: Worker
  readonly #waiting: Waiting[] = []

  constructor(setting: RenderingSetting, folder: string) {
    this.#worker = new Worker(path.join(import.meta.dirname, 'render-worker.ts'), {
      workerData: { setting, folder },
      resourceLimits: { maxYoungGenerationSizeMb, maxOldGenerationSizeMb },
    })
    this.#worker.on('message', (answers: RenderResult[]) => this.#waiting.shift()?.resolve(answers))
    this.#worker.on('error', (error) => this.#fail(error))
    this.#worker.on('exit', (code) => this.#fail(new Error(`a thread that renders ended with ${code}`)))
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

/** Reads and renders articles on every core. What comes out does not depend on how many there are. */
export class RenderPool {
  /** For files that must be rendered here and now. */
  readonly here: ArticleRenderer
  readonly #setting: RenderingSetting
  readonly #folder: string
  #threads: RenderThread[] = []
  #work = 0

  constructor(setting: RenderingSetting, folder: string) {
    this.#setting = setting
    this.#folder = folder
    this.here = new ArticleRenderer(setting, folder)
  }

  #start(): void {
    const number = Math.min(mostThreads, availableParallelism())
    this.#threads = Array.from({ length: number }, () => new RenderThread(this.#setting, this.#folder))
  }

  /** Does jobs. @throws what a thread threw */
  async run(jobs: readonly RenderJob[]): Promise<RenderResult[]> {
    for (const { known } of jobs) this.#work += known ? shareOfKnown : 1
    if (this.#work <= few) return this.here.answerAll(jobs)
    if (this.#threads.length === 0) this.#start()
    const [idlest] = this.#threads.toSorted((a, b) => a.load - b.load)
    return idlest ? idlest.run(jobs) : this.here.answerAll(jobs)
  }

  async close(): Promise<void> {
    this.here.close()
    await Promise.all(this.#threads.map((thread) => thread.close()))
  }
}
