import { hash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { type ContentFault, ContentFaultError, fileFault } from '../../content/files/content-fault.ts'
import { listFilesBelow } from '../../content/files/list-files.ts'
import { ArticleCache, type CacheLine } from './article-cache.ts'
import type { RenderingSetting, RenderJob, RenderResult } from './article-renderer.ts'
import { contextDigest } from './cache-context.ts'
import { type CachedArticle, parseCacheLine } from './cached-article.ts'
import { PackReader } from './pack-reader.ts'
import { RenderPool } from './render-pool.ts'

/** What an article's file came to. */
export type ArticleOutcome =
  | { file: string; kept: CachedArticle }
  | { file: string; faults: ContentFault[] }
  | { file: string; apart: true }

/** Files that a thread is given at once, and batches that are under way. */
const [batchFiles, mostAhead] = [64, 16]

/** A file, and what was kept of it that is still of use. */
interface Asked {
  file: string
  before: CacheLine | null
}

interface Batch {
  files: Asked[]
  answers: Promise<RenderResult[]>
}

const jobOf = ({ file, before }: Asked, edition: string): RenderJob => ({
  file,
  edition,
  known: before && { source: before.kept.source, pictures: before.kept.pictures },
})

/** Reads and renders the articles of a content folder, each once for as long as its file stays as it is. */
export class CachedRenderer {
  readonly #content: string
  readonly #pool: RenderPool
  readonly #kept: ArticleCache
  readonly #packs: PackReader
  readonly #isHeld: (digest: string) => boolean

  private constructor(setting: RenderingSetting, kept: ArticleCache, isHeld: (digest: string) => boolean) {
    this.#content = setting.content
    this.#pool = new RenderPool(setting, kept.folder)
    this.#kept = kept
    this.#packs = new PackReader(kept.folder)
    this.#isHeld = isHeld
  }

  /**
   * @param folder where renderings are kept from one publication to the next
   * @param isHeld whether the archive holds the article's document of this digest: its text will not be asked for
   */
  static async open(
    setting: RenderingSetting,
    folder: string,
    isHeld: (digest: string) => boolean,
  ): Promise<CachedRenderer> {
    return new CachedRenderer(setting, await ArticleCache.open(folder, await contextDigest(setting)), isHeld)
  }

  async #ask(name: string): Promise<Asked> {
    const file = path.relative(this.#content, name).replaceAll(path.sep, '/')
    const before = await this.#kept.find(file)
    const isOfUse = before !== null && (this.#isHeld(before.kept.digest) || this.#kept.hasText(before.kept))
    return { file, before: isOfUse ? before : null }
  }

  async *#batches(edition: string): AsyncGenerator<Batch> {
    let files: Asked[] = []
    const batch = () => {
      const answers = this.#pool.run(files.map((asked) => jobOf(asked, edition)))
      // It is awaited in its turn: an error is told then.
      answers.catch(() => undefined)
      return { files, answers }
    }
    for await (const name of listFilesBelow(path.join(this.#content, edition, 'articles'), '.md')) {
      files.push(await this.#ask(name))
      if (files.length < batchFiles) continue
      yield batch()
      files = []
    }
    if (files.length > 0) yield batch()
  }

  #outcome({ file, before }: Asked, answer: RenderResult | undefined): ArticleOutcome {
    if (answer === undefined) throw new Error(`${file} was not answered`)
    const name = path.join(this.#content, file)
    if (answer === 'apart') return { file: name, apart: true }
    if (answer !== 'known' && 'faults' in answer) return { file: name, faults: answer.faults }
    const kept = answer === 'known' ? before?.kept : parseCacheLine(answer.line)
    const line = answer === 'known' ? before?.line : answer.line
    if (!kept || line === undefined) throw new Error(`${file} was answered wrongly`)
    this.#kept.keep({ line, kept })
    return { file: name, kept }
  }

  async *#outcomes({ files, answers }: Batch): AsyncGenerator<ArticleOutcome> {
    const all = await answers
    for (const [index, asked] of files.entries()) yield this.#outcome(asked, all[index])
  }

  /** Every article of an edition, in an order that no file system and no thread decides. */
  async *articles(edition: string): AsyncGenerator<ArticleOutcome> {
    const ahead: Batch[] = []
    for await (const batch of this.#batches(edition)) {
      ahead.push(batch)
      const [first] = ahead.length < mostAhead ? [] : ahead.splice(0, 1)
      if (first) yield* this.#outcomes(first)
    }
    for (const batch of ahead) yield* this.#outcomes(batch)
  }

  /** Once all articles were read: keeps what they came to. */
  finish(): Promise<void> {
    return this.#kept.finish()
  }

  /**
   * The text of an article's document.
   * @throws when it has to be rendered again and its file has changed
   */
  async text(
    { file, edition }: { file: string; edition: string },
    kept: Pick<CachedArticle, 'digest' | 'place'>,
  ) {
    const text = this.#packs.read(kept)
    if (text !== null) return text
    const name = path.relative(this.#content, file).replaceAll(path.sep, '/')
    const again = this.#pool.here.render({ file: name, edition }, await readFile(file, 'utf8'))
    if (again !== 'apart' && 'value' in again && hash('sha256', again.value.text) === kept.digest)
      return again.value.text
    throw new ContentFaultError(fileFault(file, 'changed while it was being published: publish again'))
  }

  async close(): Promise<void> {
    this.#packs.close()
    await this.#pool.close()
  }
}
