import path from 'node:path'
import { isPartialDate, type PartialDate } from '../../../../model/partial-date.ts'

/** What a generator reads from a file's path. */
export interface FileName {
  slug: string
  published: PartialDate | null
  language: string | null
  /** Divides lists by spaces, as Jekyll does. */
  isJekyll: boolean
  isDraft: boolean
  /** Hugo's `_index.md`: the text above a list. */
  isSection: boolean
}

/** `2016-04-08-slug.md`, `slug.fr.md`, `slug/index.md`, in `_posts` or `_drafts`. */
export function readFileName(file: string): FileName {
  const folders = file.split(/[\\/]/)
  const stem = path.basename(folders.pop() ?? '').replace(/\.[^.]+$/, '')
  const [base = '', language] = /^(.+)\.([a-z]{2}(?:-[a-z]{2})?)$/i.exec(stem)?.slice(1) ?? [stem]
  const name = base === 'index' ? (folders.at(-1) ?? base) : base
  const dated = /^(\d{4}-\d\d-\d\d)-(.+)$/.exec(name)
  return {
    slug: dated?.[2] ?? name,
    published: isPartialDate(dated?.[1] ?? '') ? (dated?.[1] ?? null) : null,
    language: language ?? null,
    isJekyll:
      folders.includes('_posts') || folders.includes('_drafts') || (dated !== null && base !== 'index'),
    isDraft: folders.includes('_drafts'),
    isSection: base === '_index',
  }
}
