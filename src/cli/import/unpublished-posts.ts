import { existsSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { CsvError, parse } from 'csv-parse/sync'
import type { SourceFile } from './importer.ts'

/** Medium's export names the files of unpublished posts so. */
const mediumDraft = /[\\/]draft_[^\\/]*\.html$/

/** Substack's export has a file of each post, drafts too, and a table beside their folder. */
const substackPost = /^(.*)[\\/]posts[\\/](\d+\.[^\\/]+)\.html$/

/** Limit of a table in bytes: a larger one is not of an export. */
const maxTableBytes = 64 * 1024 * 1024

/** Kind of the posts of which nothing says whether they were published, since the table cannot be read. */
const untoldKind = 'post beside a table that cannot be read'

/** Finds posts of Medium's and Substack's exports that were never published. */
export class UnpublishedPosts {
  /** Ids of the drafts, by the table's file; only of the last export, since its posts follow each other. */
  readonly #drafts = new Map<string, ReadonlySet<string> | null>()

  /** Returns the kind of a post that is left out; `null` for another file. */
  kindOf({ file, head }: Pick<SourceFile, 'file' | 'head'>): string | null {
    if (mediumDraft.test(file))
      return Buffer.from(head).toString('latin1').includes('h-entry') ? 'draft' : null
    const [, folder, id] = substackPost.exec(file) ?? []
    if (folder === undefined || id === undefined) return null
    const drafts = this.#draftsIn(path.join(folder, 'posts.csv'))
    if (drafts === null) return untoldKind
    return drafts.has(id) ? 'draft' : null
  }

  #draftsIn(table: string): ReadonlySet<string> | null {
    const known = this.#drafts.get(table)
    if (known !== undefined) return known
    const drafts = existsSync(table) ? readDrafts(table) : new Set<string>()
    this.#drafts.clear()
    this.#drafts.set(table, drafts)
    return drafts
  }
}

/** Returns the ids of the drafts in a table; `null` for one that is no CSV, or too large. */
function readDrafts(table: string): ReadonlySet<string> | null {
  if (statSync(table).size > maxTableBytes) return null
  try {
    const rows: Record<string, string>[] = parse(readFileSync(table), {
      bom: true,
      columns: true,
      relax_column_count: true,
    })
    const drafts = rows.filter(({ is_published }) => /^false$/i.test(is_published ?? ''))
    return new Set(drafts.map(({ post_id = '' }) => post_id))
  } catch (error) {
    if (error instanceof CsvError) return null
    throw error
  }
}

/** True for the table of a Substack export. */
export const isSubstackTable = ({ file, head }: Pick<SourceFile, 'file' | 'head'>): boolean =>
  path.basename(file) === 'posts.csv' &&
  /^(?:\xef\xbb\xbf)?post_id,/.test(Buffer.from(head).toString('latin1'))
