import { parentPort, workerData } from 'node:worker_threads'
import { ArticleRenderer, type RenderingSetting, type RenderJob } from './article-renderer.ts'

// A thread of the pool: each message is a batch of jobs, and its answer the results in the same order.
const { setting, cacheFolder } = workerData as { setting: RenderingSetting; cacheFolder: string }
const renderer = new ArticleRenderer(setting, cacheFolder)

parentPort?.on('message', (jobs: RenderJob[]) => parentPort?.postMessage(renderer.runAll(jobs)))
