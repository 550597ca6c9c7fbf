import { BatchSite } from '../site/batch/batch-site.ts'
import { startBatchRuntime } from './batch-runtime.ts'
import { startObjectServer } from './object-server.ts'
import type { ObjectSource } from './object-source.ts'

/** A running site that answers in batches. */
export interface RunningBatchSite {
  site: BatchSite
  stop(): Promise<void>
}

/**
 * Starts batch Workers that answer from a source's objects.
 * @param script the Worker's bundle
 * @param processes the number of Workers runtime processes, each of which uses one core
 */
export async function startBatchSite(
  script: string,
  source: ObjectSource,
  processes = 1,
): Promise<RunningBatchSite> {
  const server = await startObjectServer(source)
  const runtimes = await Promise.allSettled(
    Array.from({ length: processes }, () => startBatchRuntime(script, server.port)),
  )
  const running = runtimes.flatMap((started) => (started.status === 'fulfilled' ? [started.value] : []))
  async function stop(): Promise<void> {
    await Promise.all(running.map((runtime) => runtime.stop()))
    server.stop()
  }
  const failed = runtimes.find((started) => started.status === 'rejected')
  if (!failed) return { site: new BatchSite(running.map(({ url }) => url)), stop }
  await stop()
  throw failed.reason
}
