import { parentPort, workerData } from 'node:worker_threads'
import { ArticleRenderer, type Job, type Setting } from './article-renderer.ts'

/** A thread of the pool: jobs come in, answers go out, in their order. */
const { setting, folder } = workerData as { setting: Setting; folder: string }
const renderer = new ArticleRenderer(setting, folder)

parentPort?.on('message', (jobs: Job[]) => parentPort?.postMessage(renderer.answerAll(jobs)))
