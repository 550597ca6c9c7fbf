import { LoaderClient } from './loader.ts'

/** The Workers runtime of a local archive. Started on first use, since that takes a second and 200 MB. */
export class LazyRuntime {
  readonly #persistTo: string
  #loader: Promise<LoaderClient> | null = null

  constructor(persistTo: string) {
    this.#persistTo = persistTo
  }

  /** Returns the client of the runtime. @throws ArchiveError when it does not start */
  start(): Promise<LoaderClient> {
    this.#loader ??= LoaderClient.start(this.#persistTo)
    return this.#loader
  }

  /** Stops the runtime if it is running. It can be started again. */
  async close(): Promise<void> {
    const loader = this.#loader
    this.#loader = null
    // The caller of `start` has already received the error.
    await (await loader?.catch(() => null))?.close()
  }
}
