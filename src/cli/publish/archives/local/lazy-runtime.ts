import { StorageClient } from './storage-client.ts'

/**
 * Workers runtime of a local archive. It starts on first use, because it needs a second to start and 200 MB of memory.
 */
export class LazyRuntime {
  readonly #persistTo: string
  #client: Promise<StorageClient> | null = null

  constructor(persistTo: string) {
    this.#persistTo = persistTo
  }

  /**
   * Starts the runtime if it is not running, and returns its client. @throws ArchiveError if the runtime does not
   * start
   */
  getClient(): Promise<StorageClient> {
    this.#client ??= StorageClient.start(this.#persistTo)
    return this.#client
  }

  /** Stops the runtime if it is running. It can be started again. */
  async close(): Promise<void> {
    const client = this.#client
    this.#client = null
    // The caller of `getClient` has already received the error.
    await (await client?.catch(() => null))?.close()
  }
}
