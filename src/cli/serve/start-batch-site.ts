import type { Request, Response } from 'miniflare'
import { readCompatibilityDate } from '../publish/wrangler/compatibility-date.ts'
import { endRuntimesWithParent } from '../publish/wrangler/end-with-parent.ts'
import { BatchSite } from '../site/batch/batch-site.ts'
import { batchWorker } from '../site/batch/batch-worker.ts'
import { encodeObjects, type ObjectSource } from './object-source.ts'

/** A site that is asked in batches, while a command needs it. */
export interface RunningBatchSite {
  site: BatchSite
  stop(): Promise<void>
}

const picturePrefix = '/media/'

/** Reads what the batch Worker lacks: the objects at the keys in a request's body, or a picture. `null` if there is none. */
async function readFor(request: Request, source: ObjectSource): Promise<Uint8Array | null> {
  if (request.method === 'POST') return encodeObjects(source, (await request.json()) as string[])
  return source.readPicture?.(new URL(request.url).pathname.slice(picturePrefix.length)) ?? null
}

const startMiniflare = async (script: string, respond: (request: Request) => Promise<Response>) => {
  const { convertV4MiniflareOptions, Miniflare, NoOpLog } = await import('miniflare')
  const options = convertV4MiniflareOptions({
    name: 'batch',
    modulesRoot: '/',
    modules: [
      { type: 'ESModule', path: '/batch.js', contents: batchWorker },
      { type: 'ESModule', path: '/worker.js', contents: script },
    ],
    compatibilityDate: readCompatibilityDate(),
    versionMetadata: 'VERSION',
    serviceBindings: { STORE: respond },
    unsafeDirectSockets: [{ host: '127.0.0.1', port: 0 }],
    cacheAPI: false,
    log: new NoOpLog(),
    cf: false,
  })
  endRuntimesWithParent()
  return new Miniflare({ ...options, handleStructuredLogs: () => {} })
}

/**
 * Starts a Worker in workerd that answers from the objects of a source, many requests in one.
 * @param script the Worker's bundle
 */
export async function startBatchSite(script: string, source: ObjectSource): Promise<RunningBatchSite> {
  const { Response } = await import('miniflare')
  const miniflare = await startMiniflare(script, async (request) => {
    const bytes = await readFor(request, source)
    return new Response(bytes, { status: bytes ? 200 : 404 })
  })
  await miniflare.ready
  const { origin } = await miniflare.unsafeGetDirectURL('batch')
  return { site: new BatchSite(origin), stop: () => miniflare.dispose() }
}
