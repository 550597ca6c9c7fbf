import { readFile } from 'node:fs/promises'
import {
  canonicalisePath,
  canonicaliseQuery,
  editionOf,
  foldAddress,
  splitAddress,
} from '../../../model/address.ts'
import { type ContentFault, createFileFault } from '../../content/files/content-fault.ts'
import { ContentFolder } from '../../content/files/content-folder.ts'
import { describeSystemError } from '../../content/files/describe-system-error.ts'
import { decodeUtf8 } from '../../content/files/read-utf8.ts'
import type { ContentConfiguration } from '../../publish/content-survey.ts'
import { ArticleRenderer } from '../../publish/rendering/article-renderer.ts'
import { readContentConfiguration, toRenderingContext } from '../../publish/survey.ts'

/** A saved article: its address, or the reason why it cannot be shown. */
export type SavedArticle = { address: string } | { faults: ContentFault[] } | 'taken down' | 'removed'

interface Draft {
  address: string
  /** The JSON of its document. */
  text: string
}

const newEdition =
  'belongs to an edition that is not published yet: publish, then start `npx morgue serve` again'

const describeUnreadable = ({ code, message }: NodeJS.ErrnoException) =>
  describeSystemError({ code }) ?? message

const isMissing = (error: NodeJS.ErrnoException) => error.code === 'ENOENT'

/** The articles saved since the last publication, as readers would see them. Publishes nothing. */
export class Drafts {
  readonly #content: ContentFolder
  readonly #renderer: ArticleRenderer
  /** Edition → the query parameters that belong to its addresses. */
  readonly #query: ReadonlyMap<string, readonly string[]>
  /** By path within the content folder. */
  readonly #drafts = new Map<string, Draft>()
  readonly #faults = new Map<string, ContentFault[]>()

  private constructor(content: ContentFolder, setting: ContentConfiguration) {
    this.#content = content
    this.#renderer = new ArticleRenderer(toRenderingContext(setting), '')
    this.#query = new Map(setting.configuredEditions.map(({ id, query }) => [id, query]))
  }

  /** Reads the configuration of a content folder. Returns its faults, if there are any. */
  static async open(contentFolder: string): Promise<Drafts | ContentFault[]> {
    const content = new ContentFolder(contentFolder)
    const setting = await readContentConfiguration(content)
    return Array.isArray(setting) ? setting : new Drafts(content, setting)
  }

  /** Reads an article again. @param file its path */
  async read(file: string): Promise<SavedArticle> {
    const name = this.#content.pathWithin(file)
    const saved = await this.#render(file, name)
    this.#drafts.delete(name)
    this.#faults.delete(name)
    if (typeof saved === 'string') return saved
    if ('faults' in saved) {
      this.#faults.set(name, saved.faults)
      return saved
    }
    this.#drafts.set(name, saved)
    return { address: saved.address }
  }

  async #render(
    file: string,
    pathWithin: string,
  ): Promise<Draft | Exclude<SavedArticle, { address: string }>> {
    const bytes = await readFile(file).catch((error: NodeJS.ErrnoException) => error)
    if (bytes instanceof Error)
      return isMissing(bytes) ? 'removed' : { faults: [createFileFault(file, describeUnreadable(bytes))] }
    const text = decodeUtf8(file, bytes)
    if (typeof text !== 'string') return { faults: [text] }
    const [edition = ''] = pathWithin.split('/')
    if (!this.#query.has(edition)) return { faults: [createFileFault(file, newEdition)] }
    const rendered = this.#renderer.render({ file, pathWithin, edition }, text)
    if (rendered === 'takedown candidate') return 'taken down'
    if ('faults' in rendered) return rendered
    return { address: rendered.value.summary.address, text: rendered.value.text }
  }

  /** The faults of saved articles. */
  get faults(): ContentFault[] {
    return [...this.#faults.values()].flat()
  }

  /** Finds the address of the saved article at a URL (without its origin); `null` if there is none. */
  findAddress(url: string): string | null {
    const { path, query } = splitAddress(url)
    const address = canonicalisePath(path)
    const counted = this.#query.get(editionOf(address) ?? '') ?? []
    const folded = foldAddress(address + canonicaliseQuery(query, counted))
    return [...this.documents.keys()].find((each) => foldAddress(each) === folded) ?? null
  }

  /** Address → JSON of the document. */
  get documents(): ReadonlyMap<string, string> {
    return new Map([...this.#drafts.values()].map(({ address, text }) => [address, text]))
  }
}
