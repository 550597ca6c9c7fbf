import { hash, randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { ArticleFields } from '../../../model/article.ts'
import type { ArticleStatus } from '../../../model/status.ts'
import { createArchiveUrlResolver } from '../../content/body/archive-resolver.ts'
import type { UrlResolver } from '../../content/body/relink-tree.ts'
import { renderBodyWithLead } from '../../content/body/render-body.ts'
import { parseArticleFile } from '../../content/files/article-file.ts'
import { type ContentFault, createFileFault } from '../../content/files/content-fault.ts'
import { describeSystemError } from '../../content/files/describe-system-error.ts'
import { decodeUtf8 } from '../../content/files/read-utf8.ts'
import type { ValueOrFaults } from '../../content/files/yaml-file.ts'
import { summariseArticle } from '../articles/article-summary.ts'
import { assembleDocument } from '../articles/assemble-document.ts'
import { findDocumentSizeFault } from '../articles/document-size.ts'
import { findShownPictureNames } from '../pictures/edition-pictures.ts'
import { chooseListPicture } from '../pictures/list-picture.ts'
import { hidePictures } from '../takedown/takedown-resolver.ts'
import { findMatchingRuleNames } from '../takedown/withdrawn-articles.ts'
import { AppendOnlyFile } from './append-only-file.ts'
import type { CachedArticle, CachedLookups } from './cached-article.ts'
import { createLookupRecorder, toSerializableLookups } from './lookup-recorder.ts'
import type { RenderedEdition, RenderingContext } from './rendering-context.ts'

/** An article file to render. */
export interface RenderJob {
  file: string
  /** The file's path within the content folder. */
  pathWithin: string
  /** The file's size in bytes when it was looked up. */
  byteCount: number
  edition: string
  /**
   * The parts of the cached article that determine whether it is still valid; `null` if the file has no cached
   * article.
   */
  cachedLookups: CachedLookups | null
}

/**
 * Result of rendering a file: `valid` if the cached article is still valid; `takedown candidate` if the article's
 * status or a rule may take it down; otherwise, the article's JSON for the cache, or the file's faults.
 */
export type RenderResult =
  | 'valid'
  | 'takedown candidate'
  | { articleJson: string }
  | { faults: ContentFault[] }

/** A rendered article, with its document and the look-ups that were made while rendering it. */
export interface RenderedArticle
  extends Pick<
    CachedArticle,
    | 'summary'
    | 'pictureLookups'
    | 'smallerCopies'
    | 'unmeasuredPictures'
    | 'archiveUrls'
    | 'shownPictureNames'
  > {
  /** The document's JSON. */
  documentJson: string
}

const takedownStatuses = new Set<ArticleStatus['is'] | undefined>(['anonymised', 'withheld', 'gone'])

function isTakedownCandidate(fields: ArticleFields, { withhold }: RenderedEdition): boolean {
  const { agency, author } = findMatchingRuleNames(fields, withhold)
  return takedownStatuses.has(fields.status?.is) || agency.length + author.length > 0
}

/** Reads a file's bytes. Returns a fault if the file cannot be read. */
function readBytesOrFault(file: string): Buffer | ContentFault {
  try {
    return readFileSync(file)
  } catch (error) {
    const reason = describeSystemError({ ...(error as Error), path: '' })
    if (reason === null) throw error
    return createFileFault(file, reason)
  }
}

/** Renders article files, and writes their documents to a new pack file in the cache folder. */
export class ArticleRenderer {
  readonly #context: RenderingContext
  readonly #cacheFolder: string
  readonly #editionById: ReadonlyMap<string, { edition: RenderedEdition; resolver: UrlResolver }>
  #pack: { name: string; file: AppendOnlyFile } | null = null

  constructor(context: RenderingContext, cacheFolder: string) {
    const { editions, mediaNameByUrl, smallerCopies, mediaFolders, withheldDigests } = context
    this.#context = context
    this.#cacheFolder = cacheFolder
    this.#editionById = new Map(
      editions.map((edition) => {
        const resolver = hidePictures(
          createArchiveUrlResolver(edition, editions, { mediaNameByUrl, smallerCopies, mediaFolders }),
          withheldDigests,
        )
        return [edition.id, { edition, resolver }]
      }),
    )
  }

  #getEdition(id: string): { edition: RenderedEdition; resolver: UrlResolver } {
    const editionWithResolver = this.#editionById.get(id)
    if (!editionWithResolver) throw new Error(`there is no edition ${id}`)
    return editionWithResolver
  }

  /** Parses and renders the text of an article file, without using the cache. */
  renderText(
    { file, pathWithin, edition: editionId }: Omit<RenderJob, 'cachedLookups' | 'byteCount'>,
    fileText: string,
  ): ValueOrFaults<RenderedArticle> | 'takedown candidate' {
    const checkResult = parseArticleFile({ file, text: fileText })
    if ('faults' in checkResult) return checkResult
    const { edition, resolver } = this.#getEdition(editionId)
    const { fields, markdown } = checkResult.value
    if (isTakedownCandidate(fields, edition)) return 'takedown candidate'
    const lookupRecorder = createLookupRecorder(resolver, this.#context.origin)
    const { body, lead } = renderBodyWithLead(markdown, lookupRecorder.resolver, {
      isDated: fields.published !== null,
    })
    const { lostPictures } = body
    const picture = chooseListPicture(body, resolver)
    const articleParts = { ...checkResult.value, text: body.text, lostPictures, lead, picture }
    const summary = { ...summariseArticle(articleParts, edition, this.#context.editions), file: pathWithin }
    const documentJson = JSON.stringify(assembleDocument(summary, { fields, body }, edition))
    const fault = findDocumentSizeFault(file, documentJson)
    if (fault) return { faults: [fault] }
    const shownPictureNames = findShownPictureNames(body)
    return { value: { summary, ...toSerializableLookups(lookupRecorder), shownPictureNames, documentJson } }
  }

  /** True if rendering a file with this digest would produce the cached article again. */
  isCacheValid(
    { cachedLookups, edition }: Pick<RenderJob, 'cachedLookups' | 'edition'>,
    fileDigest: string,
  ): boolean {
    const { resolver } = this.#getEdition(edition)
    return (
      cachedLookups?.fileDigest === fileDigest &&
      cachedLookups.pictureLookups.every(
        ([url, resolvedPath]) => resolver.resolvePicture(url) === resolvedPath,
      ) &&
      cachedLookups.smallerCopies.every(
        ([path, copies]) => `${resolver.listSmallerPictures(path)}` === `${copies}`,
      ) &&
      cachedLookups.unmeasuredPictures.every((path) => resolver.findPictureSize(path) === null)
    )
  }

  /** Appends an article's document to the pack. @returns the article's JSON for the cache */
  #appendToPack(
    { documentJson, ...cachedFields }: RenderedArticle,
    fileDigest: string,
  ): { articleJson: string } {
    this.#pack ??= this.#openPack()
    const bytes = Buffer.from(documentJson)
    const { firstOffset: start } = this.#pack.file.append(bytes)
    const location = { pack: this.#pack.name, start, length: bytes.length }
    const documentDigest = hash('sha256', bytes)
    const article: CachedArticle = { ...cachedFields, fileDigest, documentDigest, location }
    return { articleJson: JSON.stringify(article) }
  }

  #openPack() {
    const packName = `${randomUUID()}.pack`
    return { name: packName, file: new AppendOnlyFile(path.join(this.#cacheFolder, packName)) }
  }

  #renderFileUnlessCached(job: RenderJob): RenderResult {
    const bytes = readBytesOrFault(job.file)
    if ('reason' in bytes) return { faults: [bytes] }
    const fileDigest = hash('sha256', bytes)
    if (this.isCacheValid(job, fileDigest)) return 'valid'
    const fileText = decodeUtf8(job.file, bytes)
    if (typeof fileText !== 'string') return { faults: [fileText] }
    const renderResult = this.renderText(job, fileText)
    if (renderResult === 'takedown candidate' || 'faults' in renderResult) return renderResult
    return this.#appendToPack(renderResult.value, fileDigest)
  }

  /**
   * Renders those files of a batch whose cached articles are not valid. Afterwards, all new documents can be read from
   * the pack.
   */
  renderFilesUnlessCached(jobs: readonly RenderJob[]): RenderResult[] {
    const results = jobs.map((job) => this.#renderFileUnlessCached(job))
    this.#pack?.file.flush()
    return results
  }

  close(): void {
    this.#pack?.file.close()
  }
}
