import type { ContentFault } from '../../content/files/content-fault.ts'
import type { OpenArchive } from '../../publish/store/release-store.ts'
import { createDraftRelease } from './draft-release.ts'
import { type DraftWorker, startDraftWorker } from './draft-worker.ts'
import type { Drafts } from './drafts.ts'
import type { DraftPage } from './front-server.ts'

/** The build id in the internal paths of drafts. Responses at paths with this id are never cached. */
const draftBuildId = 'drafts'

/** The parts of a variant's outcome that a browser needs. */
interface RenderedOutcome {
  headers: { 'content-security-policy': string }
}

/** Renders the pages of saved articles from the served release and the new documents. */
export class DraftSite {
  readonly #archive: OpenArchive
  readonly #drafts: Drafts
  #worker: DraftWorker | null = null
  #draftTextByKey: ReadonlyMap<string, string> = new Map()

  constructor(archive: OpenArchive, drafts: Drafts) {
    this.#archive = archive
    this.#drafts = drafts
  }

  /** Starts the Worker that renders pages. @param workerScript the Worker's bundle */
  async start(workerScript: string): Promise<void> {
    this.#worker = await startDraftWorker(workerScript, (key) => this.#readText(key))
  }

  async #readText(key: string): Promise<string | null> {
    const draftText = this.#draftTextByKey.get(key)
    if (draftText !== undefined) return draftText
    return (await this.#archive.readMany([key])).get(key) ?? null
  }

  /** The faults of saved articles, to be shown on every page. */
  get faults(): ContentFault[] {
    return this.#drafts.faults
  }

  /**
   * Renders the page at a URL without its origin; `null` if no saved article has this URL, or the page cannot be
   * rendered.
   */
  async renderPage(url: string): Promise<DraftPage | null> {
    const address = this.#drafts.findAddress(url)
    const pointer = address === null ? null : await this.#archive.readPointer()
    if (address === null || !pointer || !this.#worker) return null
    const { rootDigest, textByKey } = await createDraftRelease(
      this.#archive,
      pointer.root,
      this.#drafts.documentJsonByAddress,
    )
    this.#draftTextByKey = textByKey
    const variantPath = `/${rootDigest}/${draftBuildId}/html/${encodeURIComponent(address)}`
    const response = await fetch(new URL(variantPath, this.#worker.origin), { redirect: 'manual' })
    if (!response.ok) return null
    const { headers } = JSON.parse(response.headers.get('morgue-outcome') ?? '') as RenderedOutcome
    return { html: await response.text(), contentSecurityPolicy: headers['content-security-policy'] }
  }

  async stop(): Promise<void> {
    await this.#worker?.stop()
  }
}
