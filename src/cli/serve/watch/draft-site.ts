import type { ObjectStore } from '../../../archive/objects.ts'
import { canonicalisePath, foldAddress } from '../../../model/address.ts'
import type { ContentFault } from '../../content/files/content-fault.ts'
import type { OpenArchive } from '../../publish/store/release-store.ts'
import { createDraftRelease } from './draft-release.ts'
import { type DraftWorker, startDraftWorker } from './draft-worker.ts'
import type { Drafts } from './drafts.ts'

/** The version of the code in the internal paths of drafts: nothing stores them. */
const build = 'drafts'

/** The pages of saved articles, made from the release that is served and their new documents. */
export class DraftSite {
  readonly #archive: OpenArchive
  readonly #drafts: Drafts
  #worker: DraftWorker | null = null
  #objects: ReadonlyMap<string, string> = new Map()

  constructor(archive: OpenArchive, drafts: Drafts) {
    this.#archive = archive
    this.#drafts = drafts
  }

  /** Starts the Worker. @param script its bundle */
  async start(script: string): Promise<void> {
    this.#worker = await startDraftWorker(script, (key) => this.#readText(key))
  }

  async #readText(key: string): Promise<string | null> {
    const written = this.#objects.get(key)
    if (written !== undefined) return written
    return (await this.#archive.readMany([key])).get(key) ?? null
  }

  /** Faults of saved articles, which are shown on every page. */
  get faults(): ContentFault[] {
    return this.#drafts.faults
  }

  /** Renders the page at a URL path; `null` when no saved article is there. */
  async page(pathname: string): Promise<Uint8Array | null> {
    const folded = foldAddress(canonicalisePath(pathname))
    const { documents } = this.#drafts
    const address = [...documents.keys()].find((each) => foldAddress(each) === folded)
    const pointer = address === undefined ? null : await this.#archive.readPointer()
    if (address === undefined || !pointer || !this.#worker) return null
    const store: ObjectStore = this.#archive
    const { root, objects } = await createDraftRelease(store, pointer.root, documents)
    this.#objects = objects
    const path = `/${root}/${build}/html/${encodeURIComponent(address)}`
    const response = await fetch(new URL(path, this.#worker.origin), { redirect: 'manual' })
    return response.ok ? new Uint8Array(await response.arrayBuffer()) : null
  }

  async stop(): Promise<void> {
    await this.#worker?.stop()
  }
}
