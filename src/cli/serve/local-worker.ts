import path from 'node:path'
import { createLocalBindings } from '../publish/archives/local/storage-client.ts'
import { readCompatibilityDate } from '../publish/wrangler/compatibility-date.ts'
import { endRuntimesWithParent } from '../publish/wrangler/end-with-parent.ts'
import { longTimeoutsScript } from './long-timeouts-script.ts'

/** A local Worker that is served on the loopback interface while a command needs it. */
export interface LocalWorker {
  /** For example, `http://127.0.0.1:40001`. */
  origin: string
  stop(): Promise<void>
}

/**
 * Serves a local archive with the real Worker. Avoids wrangler's development proxy, which halves the speed, and the
 * Cache API, which stores a second copy of everything on disk.
 * @param workerScript the Worker's bundle
 * @param persistTo the archive's state folder, as in `morgue serve`
 */
export async function startLocalWorker(workerScript: string, persistTo: string): Promise<LocalWorker> {
  // Imported here: Miniflare takes half a second to load, and most commands do not need it.
  const { convertV4MiniflareOptions, Miniflare, NoOpLog } = await import('miniflare')
  const { workers, ...options } = convertV4MiniflareOptions({
    name: 'morgue',
    modules: true,
    script: longTimeoutsScript + workerScript,
    ...createLocalBindings(),
    versionMetadata: 'VERSION',
    compatibilityDate: readCompatibilityDate(),
    unsafeDirectSockets: [{ host: '127.0.0.1', port: 0 }],
    cacheAPI: false,
    log: new NoOpLog(),
    cf: false,
    // The Worker's logs only repeat its responses, which the command reports.
    handleStructuredLogs: () => {},
  })
  const resourcePersistencePath = path.resolve(persistTo, 'v3')
  endRuntimesWithParent()
  const miniflare = new Miniflare({ ...options, workers, resourcePersistencePath })
  await miniflare.ready
  const { origin } = await miniflare.unsafeGetDirectURL('morgue')
  return { origin, stop: () => miniflare.dispose() }
}
