import { createReadStream, existsSync } from 'node:fs'
import { mkdir, readdir, rename, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import { AppendOnlyFile } from './append-only-file.ts'
import { type CachedArticle, parseCacheLine } from './cached-article.ts'

const listName = 'articles.jsonl'

/** Order of files as a folder is walked: by the names of folders, then of files. */
export function inWalkOrder(a: string, b: string): number {
  const [left, right] = [a.split('/'), b.split('/')]
  for (const [depth, name] of left.entries()) {
    const other = right[depth]
    if (other === undefined) return 1
    if (name !== other) return name < other ? -1 : 1
  }
  return left.length - right.length
}

/** A line that was kept, and what it says. */
export interface CacheLine {
  line: string
  kept: CachedArticle
}

/** The lines of a text file, which may be long. */
async function* linesOf(file: string): AsyncGenerator<string> {
  if (!existsSync(file)) return
  let rest = ''
  for await (const chunk of createReadStream(file, { encoding: 'utf8', highWaterMark: 1 << 20 })) {
    const lines = (rest + chunk).split('\n')
    rest = lines.pop() ?? ''
    yield* lines
  }
}

/** The articles of a list, if it was kept in this context. A line that is damaged is missing. */
async function* articlesOf(file: string, context: string): AsyncGenerator<CacheLine> {
  const lines = linesOf(file)
  const { value } = await lines.next()
  if (value !== context) return
  for await (const line of lines) {
    const kept = parseCacheLine(line)
    if (kept) yield { line, kept }
  }
}

/**
 * What the last publication read and rendered, in a folder that may be deleted at any time: a list of articles in the
 * order in which their files are walked, and packs of their documents. It is read and written anew side by side, so that
 * neither is ever in memory.
 */
export class ArticleCache {
  readonly folder: string
  readonly #before: AsyncGenerator<CacheLine>
  readonly #list: AppendOnlyFile
  readonly #packs: Set<string>
  readonly #live = new Map<string, number>()
  #next: CacheLine | null = null

  private constructor(folder: string, context: string, packs: Set<string>) {
    this.folder = folder
    this.#packs = packs
    this.#before = articlesOf(path.join(folder, listName), context)
    this.#list = new AppendOnlyFile(this.#unfinished)
    this.#list.append(Buffer.from(`${context}\n`))
  }

  /** Opens a folder, making it where it is not there. */
  static async open(folder: string, context: string): Promise<ArticleCache> {
    await mkdir(folder, { recursive: true })
    const names = await readdir(folder)
    const articles = new ArticleCache(folder, context, new Set(names))
    await articles.#advance()
    return articles
  }

  get #unfinished(): string {
    return path.join(this.folder, `${listName}.${process.pid}.unfinished`)
  }

  async #advance(): Promise<void> {
    const { value } = await this.#before.next()
    this.#next = value ?? null
  }

  /** What was kept of a file. Files must be asked for in the order in which they are walked. */
  async find(file: string): Promise<CacheLine | null> {
    while (this.#next && inWalkOrder(this.#next.kept.summary.file, file) < 0) await this.#advance()
    return this.#next?.kept.summary.file === file ? this.#next : null
  }

  /** Whether the text of a kept document should still be there. */
  hasText({ place }: CachedArticle): boolean {
    return this.#packs.has(place.pack)
  }

  /** Keeps an article for the next time. */
  keep({ line, kept: { place } }: CacheLine): void {
    this.#list.append(Buffer.from(`${line}\n`))
    this.#live.set(place.pack, (this.#live.get(place.pack) ?? 0) + place.length)
  }

  /** Puts the new list in the place of the old one, and deletes packs of which less than half is in it. */
  async finish(): Promise<void> {
    this.#list.close()
    await this.#before.return(undefined)
    await rename(this.#unfinished, path.join(this.folder, listName))
    for (const name of await readdir(this.folder)) {
      const file = path.join(this.folder, name)
      const isDead = async () => (await stat(file)).size / 2 > (this.#live.get(name) ?? 0)
      if (name.endsWith('.pack') && (await isDead())) await rm(file, { force: true })
    }
  }
}
