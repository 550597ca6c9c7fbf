import { parentPort, workerData } from 'node:worker_threads'
import { ArticleAnalyser } from './article-analyser.ts'
import { ArticleRenderer } from './article-renderer.ts'
import type { ThreadData, ThreadResult, ThreadTask } from './render-thread.ts'

// Runs in a thread of the pool. Each message is a batch of jobs; the reply contains their results in the same order.
const { context, cacheFolder } = workerData as ThreadData
const renderer = new ArticleRenderer(context, cacheFolder)
const analyser = new ArticleAnalyser(cacheFolder)

const runTask = (task: ThreadTask): ThreadResult =>
  'renderJobs' in task
    ? { renderResults: renderer.renderFilesUnlessCached(task.renderJobs) }
    : { analysisResult: analyser.analyseArticles(task.analysisJobs, task.tableSuffix) }

parentPort?.on('message', (task: ThreadTask) => parentPort?.postMessage(runTask(task)))
