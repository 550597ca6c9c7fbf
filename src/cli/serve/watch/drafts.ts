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

/** The result of saving an article: the article's address, or the reason why it cannot be shown. */
export type SavedArticleOutcome = { address: string } | { faults: ContentFault[] } | 'taken down' | 'removed'

interface Draft {
  address: string
  /** The JSON of the article's document. */
  documentJson: string
}

const newEditionReason =
  'belongs to an edition that is not published yet: press Ctrl-C, then start `npx morgue serve --watch` again'

const describeReadError = ({ code, message }: NodeJS.ErrnoException) =>
  describeSystemError({ code }) ?? message

const isMissingFileError = (error: NodeJS.ErrnoException) => error.code === 'ENOENT'

/** The articles saved since the drafts were opened, as readers would see them. Drafts are never published. */
export class Drafts {
  readonly #contentFolder: ContentFolder
  readonly #renderer: ArticleRenderer
  /** Edition → the query parameters that belong to its addresses. */
  readonly #queryParametersByEdition: ReadonlyMap<string, readonly string[]>
  /** Path within the content folder → draft. */
  readonly #draftByPath = new Map<string, Draft>()
  readonly #faultsByPath = new Map<string, ContentFault[]>()

  private constructor(contentFolder: ContentFolder, configuration: ContentConfiguration) {
    this.#contentFolder = contentFolder
    this.#renderer = new ArticleRenderer(toRenderingContext(configuration), '')
    this.#queryParametersByEdition = new Map(
      configuration.configuredEditions.map(({ id, query }) => [id, query]),
    )
  }

  /** Opens a content folder, without any drafts yet. @returns the configuration's faults instead if there are any */
  static async open(contentFolder: string): Promise<Drafts | ContentFault[]> {
    const content = new ContentFolder(contentFolder)
    const configurationOrFaults = await readContentConfiguration(content)
    return Array.isArray(configurationOrFaults)
      ? configurationOrFaults
      : new Drafts(content, configurationOrFaults)
  }

  /** Renders a saved or removed article, and replaces its draft and its faults. @param file the path of the article */
  async updateDraft(file: string): Promise<SavedArticleOutcome> {
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
  ): Promise<Draft | Exclude<SavedArticleOutcome, { address: string }>> {
    const bytesOrError = await readFile(file).catch((error: NodeJS.ErrnoException) => error)
    if (bytesOrError instanceof Error)
      return isMissingFileError(bytesOrError)
        ? 'removed'
        : { faults: [createFileFault(file, describeReadError(bytesOrError))] }
    const textOrFault = decodeUtf8(file, bytesOrError)
    if (typeof textOrFault !== 'string') return { faults: [textOrFault] }
    const [edition = ''] = pathWithin.split('/')
    if (!this.#queryParametersByEdition.has(edition))
      return { faults: [createFileFault(file, newEditionReason)] }
    const renderResult = this.#renderer.renderText({ file, pathWithin, edition }, textOrFault)
    if (renderResult === 'takedown candidate') return 'taken down'
    if ('faults' in renderResult) return renderResult
    return { address: renderResult.value.summary.address, documentJson: renderResult.value.documentJson }
  }

  /** The faults of saved articles. */
  get faults(): ContentFault[] {
    return [...this.#faultsByPath.values()].flat()
  }

  /** Finds the address of the draft at a URL without its origin; `null` if there is none. */
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

  /** The JSON of each draft's document, by address. */
  get documentJsonByAddress(): ReadonlyMap<string, string> {
    return new Map(
      [...this.#draftByPath.values()].map(({ address, documentJson }) => [address, documentJson]),
    )
  }
}
