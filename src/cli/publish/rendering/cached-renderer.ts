import { hash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { type ContentFault, ContentFaultError, fileFault } from '../../content/files/content-fault.ts'
import type { ContentFolder } from '../../content/files/content-folder.ts'
import { ArticleCache, type CacheLine } from './article-cache.ts'
import type { RenderingSetting, RenderJob, RenderResult } from './article-renderer.ts'
import { contextDigest } from './cache-context.ts'
import { type CachedArticle, parseCacheLine } from './cached-article.ts'
import { PackReader } from './pack-reader.ts'
import { RenderPool } from './render-pool.ts'

/** The outcome for an article file: its rendering, its faults, or the need to decide whether it is taken down. */
export type ArticleOutcome =
  | { file: string; rendered: CachedArticle }
  | { file: string; faults: ContentFault[] }
  | { file: string; isTakedownCandidate: true }

/** Files that a thread is given at once, and the batches that may be in progress. */
const [filesPerBatch, batchesAhead] = [64, 16]

/** A file, and what the cache has of it that is still of use. */
interface PendingFile {
  file: string
  name: string
  cached: CacheLine | null
}

interface Batch {
  files: PendingFile[]
  results: Promise<RenderResult[]>
}

const toJob = ({ file, name, cached }: PendingFile, edition: string): RenderJob => ({
  file,
  name,
  edition,
  cached: cached && { source: cached.article.source, pictures: cached.article.pictures },
})

/** The folder of the cache, and the articles whose documents the archive has already: their text will not be needed. */
interface CacheOptions {
  cacheFolder: string
  isStored: (digest: string) => boolean
}

/** Renders the articles of a content folder, each once for as long as its file does not change. */
export class CachedRenderer {
  readonly #content: ContentFolder
  readonly #pool: RenderPool
  readonly #cache: ArticleCache
  readonly #packs: PackReader
  readonly #isStored: (digest: string) => boolean

  private constructor(
    pool: RenderPool,
    content: ContentFolder,
    options: CacheOptions & { cache: ArticleCache },
  ) {
    this.#content = content
    this.#pool = pool
    this.#cache = options.cache
    this.#packs = new PackReader(options.cacheFolder)
    this.#isStored = options.isStored
  }

  static async open(
    setting: RenderingSetting,
    content: ContentFolder,
    options: CacheOptions,
  ): Promise<CachedRenderer> {
    const cache = await ArticleCache.open(options.cacheFolder, await contextDigest(setting))
    return new CachedRenderer(new RenderPool(setting, options.cacheFolder), content, { ...options, cache })
  }

  async #look(file: string): Promise<PendingFile> {
    const name = this.#content.pathWithin(file)
    const cached = await this.#cache.find(name)
    const isUsable =
      cached !== null && (this.#isStored(cached.article.digest) || this.#cache.hasText(cached.article))
    return { file, name, cached: isUsable ? cached : null }
  }

  #startBatch(files: PendingFile[], edition: string): Batch {
    const results = this.#pool.run(files.map((file) => toJob(file, edition)))
    // Errors are thrown where the results are awaited, in the order of the files.
    results.catch(() => undefined)
    return { files, results }
  }

  async *#batches(edition: string): AsyncGenerator<Batch> {
    let files: PendingFile[] = []
    for await (const file of this.#content.articleFiles(edition)) {
      files.push(await this.#look(file))
      if (files.length < filesPerBatch) continue
      yield this.#startBatch(files, edition)
      files = []
    }
    if (files.length > 0) yield this.#startBatch(files, edition)
  }

  #toOutcome({ file, cached }: PendingFile, result: RenderResult | undefined): ArticleOutcome {
    if (result === undefined) throw new Error(`${file} has no result`)
    if (result === 'takedown candidate') return { file, isTakedownCandidate: true }
    if (result !== 'valid' && 'faults' in result) return { file, faults: result.faults }
    const article = result === 'valid' ? cached?.article : parseCacheLine(result.line)
    const line = result === 'valid' ? cached?.line : result.line
    if (!article || line === undefined) throw new Error(`${file} has a result that cannot be read`)
    this.#cache.add({ line, article })
    return { file, rendered: article }
  }

  async *#outcomes({ files, results }: Batch): AsyncGenerator<ArticleOutcome> {
    const finished = await results
    for (const [index, file] of files.entries()) yield this.#toOutcome(file, finished[index])
  }

  /** Yields every article of an edition, in an order that depends on neither the file system nor the threads. */
  async *articles(edition: string): AsyncGenerator<ArticleOutcome> {
    const ahead: Batch[] = []
    for await (const batch of this.#batches(edition)) {
      ahead.push(batch)
      const [first] = ahead.length < batchesAhead ? [] : ahead.splice(0, 1)
      if (first) yield* this.#outcomes(first)
    }
    for (const batch of ahead) yield* this.#outcomes(batch)
  }

  /** Replaces the cache by the articles that were read. Called once all of them were. */
  saveCache(): Promise<void> {
    return this.#cache.save()
  }

  /**
   * Returns the JSON of an article's document, from the cache or rendered again.
   * @throws ContentFaultError when it has to be rendered again and its file has changed
   */
  async readText(
    { file, edition }: { file: string; edition: string },
    article: Pick<CachedArticle, 'digest' | 'location'>,
  ): Promise<string> {
    const text = this.#packs.read(article)
    if (text !== null) return text
    const name = this.#content.pathWithin(file)
    const again = this.#pool.here.render({ file, name, edition }, await readFile(file, 'utf8'))
    if (
      again !== 'takedown candidate' &&
      'value' in again &&
      hash('sha256', again.value.text) === article.digest
    )
      return again.value.text
    throw new ContentFaultError(fileFault(file, 'changed while it was being published: publish again'))
  }

  async close(): Promise<void> {
    this.#packs.close()
    await this.#pool.close()
  }
}
