import { createReadStream, existsSync } from 'node:fs'
import { mkdir, readdir, rename, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import { AppendOnlyFile } from './append-only-file.ts'
import { type CachedArticle, parseCacheLine } from './cached-article.ts'

const listName = 'articles.jsonl'

/** Orders files as they are walked: folder by folder, by the names of folders and files. */
function compareWalkOrder(a: string, b: string): number {
  const [left, right] = [a.split('/'), b.split('/')]
  for (const [depth, name] of left.entries()) {
    const other = right[depth]
    if (other === undefined) return 1
    if (name !== other) return name < other ? -1 : 1
  }
  return left.length - right.length
}

/** A line of the cache, as text and parsed. */
export interface CacheLine {
  line: string
  article: CachedArticle
}

/** Yields the lines of a text file of any length; none where it does not exist. */
async function* readLines(file: string): AsyncGenerator<string> {
  if (!existsSync(file)) return
  let unfinished = ''
  for await (const chunk of createReadStream(file, { encoding: 'utf8', highWaterMark: 1 << 20 })) {
    const lines = (unfinished + chunk).split('\n')
    unfinished = lines.pop() ?? ''
    yield* lines
  }
}

/** Yields the articles of a list that was written in this context. A damaged line is skipped. */
async function* readArticles(file: string, context: string): AsyncGenerator<CacheLine> {
  const lines = readLines(file)
  const { value } = await lines.next()
  if (value !== context) return
  for await (const line of lines) {
    const article = parseCacheLine(line)
    if (article) yield { line, article }
  }
}

/**
 * The articles that the last publication rendered: a list in the order in which files are walked, and pack files with the
 * documents. The old list is read while the new one is written, so that neither is ever in memory. The folder may be
 * deleted at any time.
 */
export class ArticleCache {
  readonly #folder: string
  readonly #previous: AsyncGenerator<CacheLine>
  readonly #list: AppendOnlyFile
  readonly #packs: Set<string>
  /** Pack → number of its bytes that the new list refers to. */
  readonly #usedBytes = new Map<string, number>()
  #next: CacheLine | null = null

  private constructor(folder: string, context: string, packs: Set<string>) {
    this.#folder = folder
    this.#packs = packs
    this.#previous = readArticles(path.join(folder, listName), context)
    this.#list = new AppendOnlyFile(this.#unfinishedList)
    this.#list.append(Buffer.from(`${context}\n`))
  }

  /** Opens the cache in a folder, which is created if need be. Another context than last time makes it empty. */
  static async open(folder: string, context: string): Promise<ArticleCache> {
    await mkdir(folder, { recursive: true })
    const names = await readdir(folder)
    const cache = new ArticleCache(folder, context, new Set(names))
    await cache.#advance()
    return cache
  }

  get #unfinishedList(): string {
    return path.join(this.#folder, `${listName}.${process.pid}.unfinished`)
  }

  async #advance(): Promise<void> {
    const { value } = await this.#previous.next()
    this.#next = value ?? null
  }

  /** Finds the line of a file. Files must be asked for in the order in which they are walked. */
  async find(file: string): Promise<CacheLine | null> {
    while (this.#next && compareWalkOrder(this.#next.article.summary.file, file) < 0) await this.#advance()
    return this.#next?.article.summary.file === file ? this.#next : null
  }

  /** True when the pack with the document's text existed when the cache was opened. */
  hasText({ location }: CachedArticle): boolean {
    return this.#packs.has(location.pack)
  }

  add({ line, article: { location } }: CacheLine): void {
    this.#list.append(Buffer.from(`${line}\n`))
    this.#usedBytes.set(location.pack, (this.#usedBytes.get(location.pack) ?? 0) + location.length)
  }

  /** Replaces the old list by the new one, and deletes packs of which the new list uses less than half. */
  async save(): Promise<void> {
    this.#list.close()
    await this.#previous.return(undefined)
    await rename(this.#unfinishedList, path.join(this.#folder, listName))
    for (const name of await readdir(this.#folder)) {
      const file = path.join(this.#folder, name)
      const isWaste = async () => (await stat(file)).size / 2 > (this.#usedBytes.get(name) ?? 0)
      if (name.endsWith('.pack') && (await isWaste())) await rm(file, { force: true })
    }
  }
}
