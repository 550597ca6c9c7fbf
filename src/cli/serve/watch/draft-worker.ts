import type { Request, Response } from 'miniflare'
import { readCompatibilityDate } from '../../publish/wrangler/compatibility-date.ts'
import { endRuntimesWithParent } from '../../publish/wrangler/end-with-parent.ts'

/**
 * Code of a module that requests internal paths of the Worker's bundle, each with a draft's root. Through the gateway,
 * an earlier root would still be served for half a minute.
 */
const draftWorkerScript = `
import { Variant } from './worker.js'

console.log = console.error = () => {}

const namespaceOn = (store) => ({
  async get(key, { type }) {
    const response = await store.fetch('http://store/' + key)
    if (!response.ok) return null
    return type === 'text' ? response.text() : response.arrayBuffer()
  },
})

export default {
  fetch: (request, { STORE, VERSION }, ctx) =>
    new Variant(ctx, { VERSION, ARCHIVE: namespaceOn(STORE) }).fetch(request),
}`

/** A running Worker that responds to internal paths. */
export interface DraftWorker {
  origin: string
  stop(): Promise<void>
}

/**
 * Starts a Worker that renders variants of draft releases.
 * @param workerScript the Worker's bundle
 * @param readText reads an object by its key; returns `null` if there is none
 */
export async function startDraftWorker(
  workerScript: string,
  readText: (key: string) => Promise<string | null>,
): Promise<DraftWorker> {
  const {
    convertV4MiniflareOptions,
    Miniflare,
    NoOpLog,
    Response: MiniflareResponse,
  } = await import('miniflare')
  const respondWithObject = async (request: Request): Promise<Response> => {
    const text = await readText(new URL(request.url).pathname.slice(1))
    return new MiniflareResponse(text, { status: text === null ? 404 : 200 })
  }
  const options = convertV4MiniflareOptions({
    name: 'drafts',
    modulesRoot: '/',
    modules: [
      { type: 'ESModule', path: '/drafts.js', contents: draftWorkerScript },
      { type: 'ESModule', path: '/worker.js', contents: workerScript },
    ],
    compatibilityDate: readCompatibilityDate(),
    versionMetadata: 'VERSION',
    serviceBindings: { STORE: respondWithObject },
    unsafeDirectSockets: [{ host: '127.0.0.1', port: 0 }],
    cacheAPI: false,
    log: new NoOpLog(),
    cf: false,
  })
  endRuntimesWithParent()
  const miniflare = new Miniflare({ ...options, handleStructuredLogs: () => {} })
  const disposeAndThrow = async (error: unknown) => {
    await miniflare.dispose()
    throw error
  }
  await miniflare.ready.catch(disposeAndThrow)
  const { origin } = await miniflare.unsafeGetDirectURL('drafts')
  return { origin, stop: () => miniflare.dispose() }
}
