import { BatchSite } from '../site/batch/batch-site.ts'
import { startBatchRuntime } from './batch-runtime.ts'
import { startObjectServer } from './object-server.ts'
import type { ObjectSource } from './object-source.ts'

/** A running site that responds to requests in batches. */
export interface RunningBatchSite {
  site: BatchSite
  stop(): Promise<void>
}

/** Number of addresses that one Workers runtime answers in about the time that a second one needs to start. */
const addressesPerRuntimeStart = 500

/** Chooses the number of Workers runtime processes that answer requests for this many addresses. */
export const chooseBatchProcessCount = (addressCount: number): number =>
  addressCount > addressesPerRuntimeStart ? 2 : 1

/**
 * Starts batch Workers that serve the objects of a source.
 * @param workerScript the Worker's bundle
 * @param processCount the number of Workers runtime processes, each of which uses one core and 150 MB
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
