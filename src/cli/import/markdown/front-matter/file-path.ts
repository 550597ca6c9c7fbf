import path from 'node:path'
import { isPartialDate, type PartialDate } from '../../../../model/partial-date.ts'

/** Facts that a generator reads from a file's path. */
export interface ParsedFilePath {
  /** Name of the file, or of its folder for `index.md`, without language and extension. */
  stem: string
  /** `stem` without its date. */
  slug: string
  published: PartialDate | null
  language: string | null
  /** True for a file named or stored as in Jekyll, where spaces separate the items of a list. */
  isJekyllFile: boolean
  isDraft: boolean
  /** True for Hugo's `_index.md`, the text above a list. */
  isSectionPage: boolean
}

/** Matches a name that begins with a date or, in Zola, a date and time. Only Zola also allows `_` as the separator. */
const datedNamePattern = /^(\d{4}-\d\d-\d\d)(T\d\d:\d\d:\d\d(?:Z|[+-]\d\d:\d\d))?([-_])(.+)$/

/**
 * Parses paths such as `2016-04-08-slug.md`, `2016-04-08_slug.md`, `slug.fr.md` and `slug/index.md`, including those in
 * `_posts` and `_drafts`.
 */
export function parseFilePath(file: string): ParsedFilePath {
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
