import type { Statement } from '../../../../search/statement.ts'
import { readBoundResources } from '../../wrangler/bound-resources.ts'
import { endRuntimesWithParent } from '../../wrangler/end-with-parent.ts'
import { createArchiveFolder, diagnoseArchiveError, runtimeFailureRemedy } from './archive-folder.ts'
import { runtimeFolderOf } from './runtime-folder.ts'
import { storageWorkerScript } from './storage-worker.ts'

/**
 * One page of the names in a store, each with its upload time in seconds (`null` if unknown), and the cursor of the
 * next page.
 */
interface UploadPage {
  uploads: [name: string, uploadedAt: number | null][]
  nextCursor?: string
}

/** Returns Miniflare's bindings to the local storage, under the binding names of `wrangler.toml`. */
export function createLocalBindings() {
  const { namespaceId, searchDatabaseId, correctionsDatabaseId, bucketName } = readBoundResources('local')
  return {
    kvNamespaces: { ARCHIVE: namespaceId },
    d1Databases: { SEARCH: searchDatabaseId, CORRECTIONS: correctionsDatabaseId },
    r2Buckets: { MEDIA: bucketName },
  }
}

async function startMiniflare(folder: string) {
  // Imported here: Miniflare takes half a second to load, and `--help` does not need it.
  const { convertV4MiniflareOptions, Miniflare, NoOpLog } = await import('miniflare')
  const options = {
    modules: true,
    script: storageWorkerScript,
    ...createLocalBindings(),
    log: new NoOpLog(),
    cf: false,
  } as const
  endRuntimesWithParent()
  return new Miniflare({
    ...convertV4MiniflareOptions(options),
    resourcePersistencePath: runtimeFolderOf(folder),
    // The logs only repeat the responses.
    handleStructuredLogs: () => {},
  })
}

/** A client of the storage Worker, which reads and writes a local archive. */
export class StorageClient {
  readonly #url: URL
  readonly #folder: string
  readonly close: () => Promise<void>

  private constructor(url: URL, folder: string, close: () => Promise<void>) {
    this.#url = url
    this.#folder = folder
    this.close = close
  }

  /** Starts the storage Worker. @throws ArchiveError if it does not start */
  static async start(folder: string): Promise<StorageClient> {
    await createArchiveFolder(folder)
    const miniflare = await startMiniflare(folder)
    try {
      return new StorageClient(await miniflare.ready, folder, () => miniflare.dispose())
    } catch (error) {
      await miniflare.dispose().catch(() => {})
      throw await diagnoseArchiveError(folder, error as Error, runtimeFailureRemedy)
    }
  }

  /**
   * Sends a request to the storage Worker. @returns its response, which may be a 404. @throws ArchiveError if the
   * Worker cannot be reached, or responds with any other error status
   */
  async #send(relativeUrl: string, init: RequestInit = {}): Promise<Response> {
    const response = await fetch(new URL(relativeUrl, this.#url), init).catch((error: Error) => error)
    if (response instanceof Error) throw await diagnoseArchiveError(this.#folder, response)
    if (response.ok || response.status === 404) return response
    const reason = `status ${response.status}: ${await response.text()}`
    throw await diagnoseArchiveError(this.#folder, reason)
  }

  async runAction<Result>(actionName: string, params: object): Promise<Result> {
    const body = JSON.stringify({ action: actionName, ...params })
    return (await this.#send('/', { method: 'POST', body })).json() as Promise<Result>
  }

  /** Runs statements in one transaction. @returns the rows of each statement */
  query(
    database: 'SEARCH' | 'CORRECTIONS',
    statements: readonly Statement[],
  ): Promise<Record<string, unknown>[][]> {
    return this.runAction('query', { database, statements })
  }

  /** Writes objects through Miniflare's KV. */
  write(objects: ReadonlyMap<string, string>): Promise<void> {
    return this.runAction('write', { objects: Object.fromEntries(objects) })
  }

  async read(key: string): Promise<ArrayBuffer | null> {
    const response = await this.#send(key)
    return response.status === 404 ? null : response.arrayBuffer()
  }

  async writePicture(name: string, bytes: Uint8Array, mediaType: string): Promise<void> {
    const headers = { 'content-type': mediaType }
    await this.#send(`/?name=${name}`, { method: 'PUT', body: bytes as BodyInit, headers })
  }

  async *listUploads(
    action: 'list' | 'listMedia',
  ): AsyncGenerator<[name: string, uploadedAt: number | null]> {
    let cursor: string | undefined
    do {
      const uploadPage: UploadPage = await this.runAction(action, { cursor })
      yield* uploadPage.uploads
      cursor = uploadPage.nextCursor
    } while (cursor !== undefined)
  }
}
