import { hash, randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { ArticleFields } from '../../../model/article.ts'
import type { ArticleStatus } from '../../../model/status.ts'
import type { AddressRules } from '../../content/addresses/article-address.ts'
import { createArchiveResolver } from '../../content/body/archive-resolver.ts'
import type { UrlResolver } from '../../content/body/relink.ts'
import { renderBodyWithLead } from '../../content/body/render-body.ts'
import { parseArticleFile } from '../../content/files/article-file.ts'
import type { Withholding } from '../../content/files/configuration.ts'
import { type ContentFault, createFileFault } from '../../content/files/content-fault.ts'
import { describeSystemError } from '../../content/files/describe-system-error.ts'
import type { MediaList } from '../../content/files/media-list.ts'
import { decodeUtf8 } from '../../content/files/read-utf8.ts'
import type { SizeList } from '../../content/files/size-list.ts'
import type { CheckResult } from '../../content/files/yaml-file.ts'
import { summariseArticle } from '../articles/article-summary.ts'
import { assembleDocument, type ReleaseRules } from '../articles/assemble-document.ts'
import { checkDocumentSize } from '../articles/document-size.ts'
import { findShownPictures } from '../pictures/edition-pictures.ts'
import { chooseListPicture } from '../pictures/list-picture.ts'
import { hidePictures } from '../takedown/takedown-resolver.ts'
import { matchWithholdRules } from '../takedown/withdrawn-articles.ts'
import { AppendOnlyFile } from './append-only-file.ts'
import type { CachedArticle, CachedLookups } from './cached-article.ts'
import { recordLookups } from './record-lookups.ts'

/** The settings of an edition that affect its articles' documents. */
export type RenderedEdition = AddressRules &
  ReleaseRules & {
    language: string
    withhold: Pick<Withholding, 'agency' | 'author'>
  }

/** Everything except its file that affects an article's document. */
export interface RenderingContext {
  /** The archive's own origin. */
  origin: string
  editions: readonly RenderedEdition[]
  /** The pictures in the `media` folders, by original URL. */
  pictures: MediaList
  /** Their smaller copies. */
  sizes: SizeList
  /** The `media` folders. */
  mediaFolders: readonly string[]
  /** Digests of the pictures that are withheld. */
  withheldDigests: ReadonlySet<string>
}

/** An article file to render. */
export interface RenderJob {
  file: string
  /** The file's path within the content folder. */
  pathWithin: string
  /** The file's size in bytes, when it was looked up. */
  size: number
  edition: string
  /** The cached result for the file; `null` when there is none. */
  cached: CachedLookups | null
}

/**
 * The result for a file: `valid` if the cached article is still valid; `takedown candidate` if the article has a
 * status or matches a rule that may take it down; otherwise the article's JSON for the cache, or faults.
 */
export type RenderResult = 'valid' | 'takedown candidate' | { json: string } | { faults: ContentFault[] }

/** A rendered article, with the lookups that its rendering made. */
export interface RenderedArticle
  extends Pick<CachedArticle, 'summary' | 'pictures' | 'sizes' | 'unmeasured' | 'links' | 'shownPictures'> {
  /** The document's JSON. */
  text: string
}

const takedownStatuses = new Set<ArticleStatus['is'] | undefined>(['anonymised', 'withheld', 'gone'])

function isTakedownCandidate(fields: ArticleFields, { withhold }: RenderedEdition): boolean {
  const { agency, author } = matchWithholdRules(fields, withhold)
  return takedownStatuses.has(fields.status?.is) || agency.length + author.length > 0
}

/** Returns a file's bytes; a fault if it cannot be read. */
function readBytes(file: string): Buffer | ContentFault {
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
  readonly #editions: ReadonlyMap<string, { edition: RenderedEdition; resolver: UrlResolver }>
  #pack: { name: string; file: AppendOnlyFile } | null = null

  constructor(context: RenderingContext, cacheFolder: string) {
    const { editions, pictures: mediaList, sizes, mediaFolders, withheldDigests } = context
    this.#context = context
    this.#cacheFolder = cacheFolder
    this.#editions = new Map(
      editions.map((edition) => {
        const resolver = hidePictures(
          createArchiveResolver(edition, editions, { mediaList, sizes, mediaFolders }),
          withheldDigests,
        )
        return [edition.id, { edition, resolver }]
      }),
    )
  }

  #findEdition(id: string): { edition: RenderedEdition; resolver: UrlResolver } {
    const rendered = this.#editions.get(id)
    if (!rendered) throw new Error(`there is no edition ${id}`)
    return rendered
  }

  /** Renders the text of an article file. */
  render(
    { file, pathWithin, edition: id }: Omit<RenderJob, 'cached' | 'size'>,
    text: string,
  ): CheckResult<RenderedArticle> | 'takedown candidate' {
    const checkResult = parseArticleFile({ file, text })
    if ('faults' in checkResult) return checkResult
    const { edition, resolver } = this.#findEdition(id)
    const { fields, markdown } = checkResult.value
    if (isTakedownCandidate(fields, edition)) return 'takedown candidate'
    const lookups = recordLookups(resolver, this.#context.origin)
    const { body, lead } = renderBodyWithLead(markdown, lookups.resolver, {
      isDated: fields.published !== null,
    })
    const { lostPictures } = body
    const picture = chooseListPicture(body, resolver)
    const content = { ...checkResult.value, text: body.text, lostPictures, lead, picture }
    const summary = { ...summariseArticle(content, edition, this.#context.editions), file: pathWithin }
    const json = JSON.stringify(assembleDocument(summary, { fields, body }, edition))
    const fault = checkDocumentSize(file, json)
    if (fault) return { faults: [fault] }
    const [pictures, sizes, links] = [[...lookups.pictures], [...lookups.sizes], [...lookups.links]]
    const [unmeasured, shownPictures] = [[...lookups.unmeasured], findShownPictures(body)]
    return { value: { summary, pictures, sizes, unmeasured, links, shownPictures, text: json } }
  }

  /** True if rendering a file with this digest would give the cached article. */
  isValid({ cached, edition }: Pick<RenderJob, 'cached' | 'edition'>, source: string): boolean {
    const { resolver } = this.#findEdition(edition)
    return (
      cached?.source === source &&
      cached.pictures.every(([url, shown]) => resolver.resolvePicture(url) === shown) &&
      cached.sizes.every(([path, copies]) => `${resolver.listSmallerPictures(path)}` === `${copies}`) &&
      cached.unmeasured.every((path) => resolver.findPictureSize(path) === null)
    )
  }

  /** Appends a document to the pack. @returns the JSON of the article for the cache */
  #store({ text, ...rendered }: RenderedArticle, source: string): string {
    this.#pack ??= this.#openPack()
    const bytes = Buffer.from(text)
    const start = this.#pack.file.append(bytes)
    const location = { pack: this.#pack.name, start, length: bytes.length }
    return JSON.stringify({
      ...rendered,
      source,
      digest: hash('sha256', bytes),
      location,
    } satisfies CachedArticle)
  }

  #openPack() {
    const name = `${randomUUID()}.pack`
    return { name, file: new AppendOnlyFile(path.join(this.#cacheFolder, name)) }
  }

  #run(job: RenderJob): RenderResult {
    const bytes = readBytes(job.file)
    if ('reason' in bytes) return { faults: [bytes] }
    const source = hash('sha256', bytes)
    if (this.isValid(job, source)) return 'valid'
    const text = decodeUtf8(job.file, bytes)
    if (typeof text !== 'string') return { faults: [text] }
    const rendered = this.render(job, text)
    if (rendered === 'takedown candidate' || 'faults' in rendered) return rendered
    return { json: this.#store(rendered.value, source) }
  }

  /** Renders a batch of files. Afterwards all their documents can be read from the pack. */
  runAll(jobs: readonly RenderJob[]): RenderResult[] {
    const results = jobs.map((job) => this.#run(job))
    this.#pack?.file.flush()
    return results
  }

  close(): void {
    this.#pack?.file.close()
  }
}
