import { toArchiveError } from './archive-folder.ts'
import { type Loader, localBindings } from './loader.ts'
import { NamespaceFiles } from './namespace-files.ts'
import { runtimeFolder } from './runtime-folder.ts'

/** Writes the objects of a local archive: into Miniflare's files, or by its KV where these are arranged differently. */
export class LocalWriter {
  readonly #loader: Loader
  readonly #persistTo: string
  /** Opened by the first write: until something was read, Miniflare has no files. */
  #files: NamespaceFiles | null = null

  constructor(loader: Loader, persistTo: string) {
    this.#loader = loader
    this.#persistTo = persistTo
  }

  /** @throws ArchiveError when a file cannot be written */
  async write(objects: ReadonlyMap<string, string>): Promise<void> {
    try {
      this.#files ??= NamespaceFiles.open(
        runtimeFolder(this.#persistTo),
        localBindings().kvNamespaces.ARCHIVE,
      )
      this.#files?.write(objects)
    } catch (error) {
      throw await toArchiveError(this.#persistTo, (error as Error).message)
    }
    if (!this.#files) await this.#loader.write(objects)
  }

  close(): void {
    this.#files?.close()
  }
}
