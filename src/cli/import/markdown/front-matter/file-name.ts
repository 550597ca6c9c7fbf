import path from 'node:path'
import { isPartialDate, type PartialDate } from '../../../../model/partial-date.ts'

/** Facts that a generator reads from a file's path. */
export interface ParsedFileName {
  /** The name of the file, or of its folder if it is `index.md`, without language and ending. */
  stem: string
  /** `stem` without its date. */
  slug: string
  published: PartialDate | null
  language: string | null
  /** True where lists are divided by spaces, as in Jekyll. */
  isJekyllFile: boolean
  isDraft: boolean
  /** True for Hugo's `_index.md`, the text above a list. */
  isSectionPage: boolean
}

/** A date, or in Zola a date and time, before a name; only Zola also separates the two with `_`. */
const datedNamePattern = /^(\d{4}-\d\d-\d\d)(T\d\d:\d\d:\d\d(?:Z|[+-]\d\d:\d\d))?([-_])(.+)$/

/**
 * Parses paths such as `2016-04-08-slug.md`, `2016-04-08_slug.md`, `slug.fr.md` and `slug/index.md`, also in `_posts` and
 * `_drafts`.
 */
export function parseFileName(file: string): ParsedFileName {
  const folders = file.split(/[\\/]/)
  const fileStem = path.basename(folders.pop() ?? '').replace(/\.[^.]+$/, '')
  const [baseName = '', language] = /^(.+)\.([a-z]{2}(?:-[a-z]{2})?)$/i.exec(fileStem)?.slice(1) ?? [fileStem]
  const pageStem = baseName === 'index' ? (folders.at(-1) ?? baseName) : baseName
  const [, date = '', time = '', separator, slug = pageStem] = datedNamePattern.exec(pageStem) ?? []
  return {
    stem: pageStem,
    slug,
    published: [`${date}${time}`, date].find(isPartialDate) ?? null,
    language: language ?? null,
    isJekyllFile:
      folders.includes('_posts') ||
      folders.includes('_drafts') ||
      (separator === '-' && baseName !== 'index'),
    isDraft: folders.includes('_drafts'),
    isSectionPage: baseName === '_index',
  }
}
