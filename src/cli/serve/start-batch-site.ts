import { BatchSite } from '../site/batch/batch-site.ts'
import { startBatchRuntime } from './batch-runtime.ts'
import { startObjectServer } from './object-server.ts'
import type { ObjectSource } from './object-source.ts'

/** A running site that responds to requests in batches. */
export interface RunningBatchSite {
  site: BatchSite
  stop(): Promise<void>
}

/**
 * Starts batch Workers that serve the objects of a source.
 * @param workerScript the Worker's bundle
 * @param processCount the number of Workers runtime processes, each of which uses one core
 */
export async function startBatchSite(
  workerScript: string,
  objectSource: ObjectSource,
  processCount = 1,
): Promise<RunningBatchSite> {
  const objectServer = await startObjectServer(objectSource)
  const startResults = await Promise.allSettled(
    Array.from({ length: processCount }, () => startBatchRuntime(workerScript, objectServer.port)),
  )
  const runningRuntimes = startResults.flatMap((startResult) =>
    startResult.status === 'fulfilled' ? [startResult.value] : [],
  )
  async function stop(): Promise<void> {
    await Promise.all(runningRuntimes.map((runtime) => runtime.stop()))
    objectServer.stop()
  }
  const failedStart = startResults.find((startResult) => startResult.status === 'rejected')
  if (!failedStart) return { site: new BatchSite(runningRuntimes.map(({ url }) => url)), stop }
  await stop()
  throw failedStart.reason
}
