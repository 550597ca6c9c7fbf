import { readdir } from 'node:fs/promises'
import path from 'node:path'
import type { ArticleFields } from '../../../model/article.ts'
import { splitCalendarDate } from '../../../model/partial-date.ts'
import { slugify } from '../../../model/slug.ts'
import type { Shelf } from './shelf.ts'

/** The values from which an article's file name is made. */
interface FileNameSource {
  fields: ArticleFields
  slug: string | null
}

function chooseSlug({ fields: { url, headline }, slug }: FileNameSource): string {
  const lastSegment =
    url === null ? '' : (new URL(url).pathname.split('/').findLast((segment) => segment !== '') ?? '')
  const names = [decodeSafely(lastSegment.replace(/\.[a-z]{2,5}$/i, '')), slug ?? '', headline]
  return names.map(slugify).find((name) => name !== '') ?? 'article'
}

function decodeSafely(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

function createFileStem(folder: string, article: FileNameSource): string {
  const { published } = article.fields
  const period = published === null ? ['undated'] : splitCalendarDate(published).slice(0, 2)
  return path.join(folder, 'articles', ...period, chooseSlug(article))
}

/** Names for new files of an edition's folder. */
export class FileNameChooser {
  readonly #folder: string
  /** stem → the last number added to it, since ten thousand articles can be called `index`. */
  readonly #lastNumberByStem = new Map<string, number>()
  /** folder → the names in it before this run. */
  readonly #namesByFolder = new Map<string, ReadonlySet<string>>()

  constructor(folder: string) {
    this.#folder = folder
  }

  /** Returns the file that the article gets unless another article already has it. */
  choosePreferredFile(article: FileNameSource): string {
    return `${createFileStem(this.#folder, article)}.md`
  }

  /** Returns a file that does not exist. If the address depends on the file's name, that address is free too. */
  async chooseNextFreeFile(article: FileNameSource, shelf: Shelf): Promise<string> {
    const { fields } = article
    const stem = createFileStem(this.#folder, article)
    for (let number = (this.#lastNumberByStem.get(stem) ?? 0) + 1; ; number++) {
      const file = `${stem}${number === 1 ? '' : `-${number}`}.md`
      this.#lastNumberByStem.set(stem, number)
      if (shelf.findArticle(file) !== null || (await this.#isTaken(file))) continue
      const address = shelf.addresses.addressOfArticle(fields, path.basename(file, '.md'))
      if (fields.url !== null || shelf.findOwner(address) === null) return file
    }
  }

  /** True if something other than an article of the shelf has the name. */
  async #isTaken(file: string): Promise<boolean> {
    const folder = path.dirname(file)
    const names = this.#namesByFolder.get(folder) ?? new Set(await readdir(folder).catch(() => []))
    this.#namesByFolder.set(folder, names)
    return names.has(path.basename(file))
  }
}
