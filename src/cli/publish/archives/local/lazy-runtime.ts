import { Loader } from './loader.ts'

/** The Workers runtime of a local archive, which starts once something needs it: that takes a second and 200 MB. */
export class LazyRuntime {
  readonly #persistTo: string
  #loader: Promise<Loader> | null = null

  constructor(persistTo: string) {
    this.#persistTo = persistTo
  }

  /** Returns the client of the runtime. @throws ArchiveError when it does not start */
  start(): Promise<Loader> {
    this.#loader ??= Loader.start(this.#persistTo)
    return this.#loader
  }

  /** Ends the runtime, if it was started. It can be started again. */
  async close(): Promise<void> {
    const loader = this.#loader
    this.#loader = null
    // Whoever started it got the error.
    await (await loader?.catch(() => null))?.close()
  }
}
