import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { parse } from 'csv-parse/sync'
import type { SourceFile } from './importer.ts'

/** Medium's export names the files of unpublished posts so. */
const mediumDraft = /[\\/]draft_[^\\/]*\.html$/

/** Substack's export has a file of each post, drafts too, and a table beside their folder. */
const substackPost = /^(.*)[\\/]posts[\\/](\d+\.[^\\/]+)\.html$/

/** Limit of a table in bytes: a larger one is not of an export. */
const maxTableBytes = 64 * 1024 * 1024

/** Finds posts of Medium's and Substack's exports that were never published. */
export class UnpublishedPosts {
  /** Ids of the drafts, by the table's file; only of the last export, since its posts follow each other. */
  readonly #drafts = new Map<string, ReadonlySet<string>>()

  includes({ file, head }: Pick<SourceFile, 'file' | 'head'>): boolean {
    if (mediumDraft.test(file)) return Buffer.from(head).toString('latin1').includes('h-entry')
    const [, folder, id] = substackPost.exec(file) ?? []
    return folder !== undefined && id !== undefined && this.#draftsIn(path.join(folder, 'posts.csv')).has(id)
  }

  #draftsIn(table: string): ReadonlySet<string> {
    const known = this.#drafts.get(table)
    if (known) return known
    const drafts = new Set(existsSync(table) ? readDrafts(table) : [])
    this.#drafts.clear()
    this.#drafts.set(table, drafts)
    return drafts
  }
}

function readDrafts(table: string): string[] {
  const bytes = readFileSync(table)
  if (bytes.length > maxTableBytes) return []
  const rows: Record<string, string>[] = parse(bytes, {
    bom: true,
    columns: true,
    relax_column_count: true,
    relax_quotes: true,
  })
  return rows.flatMap(({ post_id, is_published }) =>
    post_id && /^false$/i.test(is_published ?? '') ? [post_id] : [],
  )
}

/** True for the table of a Substack export. */
export const isSubstackTable = ({ file, head }: Pick<SourceFile, 'file' | 'head'>): boolean =>
  path.basename(file) === 'posts.csv' &&
  /^(?:\xef\xbb\xbf)?post_id,/.test(Buffer.from(head).toString('latin1'))
