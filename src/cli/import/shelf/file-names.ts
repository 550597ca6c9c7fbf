import { readdir } from 'node:fs/promises'
import path from 'node:path'
import type { ArticleFields } from '../../../model/article.ts'
import { splitCalendarDate } from '../../../model/partial-date.ts'
import { slugify } from '../../../model/slug.ts'
import type { Shelf } from './shelf.ts'

/** Values from which an article's file name is made. */
interface FileNameSource {
  fields: ArticleFields
  slug: string | null
}

function chooseSlug({ fields: { url, headline }, slug }: FileNameSource): string {
  const lastSegment =
    url === null ? '' : (new URL(url).pathname.split('/').findLast((segment) => segment !== '') ?? '')
  const nameCandidates = [decodeUriIfValid(lastSegment.replace(/\.[a-z]{2,5}$/i, '')), slug ?? '', headline]
  return nameCandidates.map(slugify).find((slugCandidate) => slugCandidate !== '') ?? 'article'
}

function decodeUriIfValid(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

function createFileStem(editionFolder: string, article: FileNameSource): string {
  const { published } = article.fields
  const periodFolders = published === null ? ['undated'] : splitCalendarDate(published).slice(0, 2)
  return path.join(editionFolder, 'articles', ...periodFolders, chooseSlug(article))
}

/** Chooses names for new files in an edition's folder. */
export class FileNameChooser {
  readonly #editionFolder: string
  /** Last number added to each stem, where the next search continues: ten thousand articles can be called `index`. */
  readonly #lastSuffixByStem = new Map<string, number>()
  /** Names that each folder contained before this run. */
  readonly #fileNamesByFolder = new Map<string, ReadonlySet<string>>()

  constructor(editionFolder: string) {
    this.#editionFolder = editionFolder
  }

  /** Returns the file that an article is stored in unless another article already has it. */
  choosePreferredFile(article: FileNameSource): string {
    return `${createFileStem(this.#editionFolder, article)}.md`
  }

  /**
   * Returns a file that does not exist yet. If the article's address depends on the file's name, the address is free
   * too.
   */
  async chooseNextFreeFile(article: FileNameSource, shelf: Shelf): Promise<string> {
    const { fields } = article
    const stem = createFileStem(this.#editionFolder, article)
    for (let suffixNumber = (this.#lastSuffixByStem.get(stem) ?? 0) + 1; ; suffixNumber++) {
      const candidateFile = `${stem}${suffixNumber === 1 ? '' : `-${suffixNumber}`}.md`
      this.#lastSuffixByStem.set(stem, suffixNumber)
      if (shelf.findArticle(candidateFile) !== null || (await this.#isNameTaken(candidateFile))) continue
      const address = shelf.addresses.addressOfArticle(fields, path.basename(candidateFile, '.md'))
      if (fields.url !== null || shelf.findAddressOwner(address) === null) return candidateFile
    }
  }

  /** True if something other than an article on the shelf already has the name. */
  async #isNameTaken(file: string): Promise<boolean> {
    const folder = path.dirname(file)
    const fileNames = this.#fileNamesByFolder.get(folder) ?? new Set(await readdir(folder).catch(() => []))
    this.#fileNamesByFolder.set(folder, fileNames)
    return fileNames.has(path.basename(file))
  }
}
