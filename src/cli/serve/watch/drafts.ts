import { readFile } from 'node:fs/promises'
import {
  canonicalisePath,
  canonicaliseQuery,
  editionIdOf,
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
  documentJson: string
}

const newEditionReason =
  'belongs to an edition that is not published yet: publish, then start `npx morgue serve` again'

const describeReadError = ({ code, message }: NodeJS.ErrnoException) =>
  describeSystemError({ code }) ?? message

const isMissingFileError = (error: NodeJS.ErrnoException) => error.code === 'ENOENT'

/** The articles saved since the last publication, as readers would see them. Publishes nothing. */
export class Drafts {
  readonly #contentFolder: ContentFolder
  readonly #renderer: ArticleRenderer
  /** Edition → the query parameters that belong to its addresses. */
  readonly #queryParametersByEdition: ReadonlyMap<string, readonly string[]>
  /** By path within the content folder. */
  readonly #draftByPath = new Map<string, Draft>()
  readonly #faultsByPath = new Map<string, ContentFault[]>()

  private constructor(contentFolder: ContentFolder, configuration: ContentConfiguration) {
    this.#contentFolder = contentFolder
    this.#renderer = new ArticleRenderer(toRenderingContext(configuration), '')
    this.#queryParametersByEdition = new Map(
      configuration.configuredEditions.map(({ id, query }) => [id, query]),
    )
  }

  /** Reads the configuration of a content folder. Returns its faults, if there are any. */
  static async open(contentFolder: string): Promise<Drafts | ContentFault[]> {
    const content = new ContentFolder(contentFolder)
    const configuration = await readContentConfiguration(content)
    return Array.isArray(configuration) ? configuration : new Drafts(content, configuration)
  }

  /** Reads an article again. @param file its path */
  async readSavedArticle(file: string): Promise<SavedArticle> {
    const contentPath = this.#contentFolder.toRelativePath(file)
    const savedArticle = await this.#renderDraft(file, contentPath)
    this.#draftByPath.delete(contentPath)
    this.#faultsByPath.delete(contentPath)
    if (typeof savedArticle === 'string') return savedArticle
    if ('faults' in savedArticle) {
      this.#faultsByPath.set(contentPath, savedArticle.faults)
      return savedArticle
    }
    this.#draftByPath.set(contentPath, savedArticle)
    return { address: savedArticle.address }
  }

  async #renderDraft(
    file: string,
    pathWithin: string,
  ): Promise<Draft | Exclude<SavedArticle, { address: string }>> {
    const bytes = await readFile(file).catch((error: NodeJS.ErrnoException) => error)
    if (bytes instanceof Error)
      return isMissingFileError(bytes)
        ? 'removed'
        : { faults: [createFileFault(file, describeReadError(bytes))] }
    const articleText = decodeUtf8(file, bytes)
    if (typeof articleText !== 'string') return { faults: [articleText] }
    const [edition = ''] = pathWithin.split('/')
    if (!this.#queryParametersByEdition.has(edition))
      return { faults: [createFileFault(file, newEditionReason)] }
    const renderResult = this.#renderer.render({ file, pathWithin, edition }, articleText)
    if (renderResult === 'takedown candidate') return 'taken down'
    if ('faults' in renderResult) return renderResult
    return { address: renderResult.value.summary.address, documentJson: renderResult.value.documentJson }
  }

  /** The faults of saved articles. */
  get faults(): ContentFault[] {
    return [...this.#faultsByPath.values()].flat()
  }

  /** Finds the address of the saved article at a URL, given without its origin; `null` if there is none. */
  findAddress(url: string): string | null {
    const { path, query } = splitAddress(url)
    const address = canonicalisePath(path)
    const addressParameters = this.#queryParametersByEdition.get(editionIdOf(address) ?? '') ?? []
    const foldedAddress = foldAddress(address + canonicaliseQuery(query, addressParameters))
    return (
      [...this.documentJsonByAddress.keys()].find(
        (documentAddress) => foldAddress(documentAddress) === foldedAddress,
      ) ?? null
    )
  }

  /** Address → JSON of the document. */
  get documentJsonByAddress(): ReadonlyMap<string, string> {
    return new Map(
      [...this.#draftByPath.values()].map(({ address, documentJson }) => [address, documentJson]),
    )
  }
}
