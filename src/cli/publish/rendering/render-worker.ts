import { parentPort, workerData } from 'node:worker_threads'
import { ArticleRenderer, type RenderingSetting, type RenderJob } from './article-renderer.ts'

/** A thread of the pool: jobs come in, answers go out, in their order. */
const { setting, folder } = workerData as { setting: RenderingSetting; folder: string }
const renderer = new ArticleRenderer(setting, folder)

parentPort?.on('message', (jobs: RenderJob[]) => parentPort?.postMessage(renderer.answerAll(jobs)))
