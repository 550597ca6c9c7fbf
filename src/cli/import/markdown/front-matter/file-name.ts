import path from 'node:path'
import { isPartialDate, type PartialDate } from '../../../../model/partial-date.ts'

/** Facts that a generator reads from a file's path. */
export interface FileName {
  slug: string
  published: PartialDate | null
  language: string | null
  /** True where lists are divided by spaces, as in Jekyll. */
  isJekyll: boolean
  isDraft: boolean
  /** True for Hugo's `_index.md`, the text above a list. */
  isSection: boolean
}

/** Parses paths such as `2016-04-08-slug.md`, `slug.fr.md` and `slug/index.md`, also in `_posts` and `_drafts`. */
export function readFileName(file: string): FileName {
  const folders = file.split(/[\\/]/)
  const stem = path.basename(folders.pop() ?? '').replace(/\.[^.]+$/, '')
  const [base = '', language] = /^(.+)\.([a-z]{2}(?:-[a-z]{2})?)$/i.exec(stem)?.slice(1) ?? [stem]
  const name = base === 'index' ? (folders.at(-1) ?? base) : base
  const datedName = /^(\d{4}-\d\d-\d\d)-(.+)$/.exec(name)
  return {
    slug: datedName?.[2] ?? name,
    published: isPartialDate(datedName?.[1] ?? '') ? (datedName?.[1] ?? null) : null,
    language: language ?? null,
    isJekyll:
      folders.includes('_posts') || folders.includes('_drafts') || (datedName !== null && base !== 'index'),
    isDraft: folders.includes('_drafts'),
    isSection: base === '_index',
  }
}
