import { existsSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { CsvError, parse } from 'csv-parse/sync'
import type { SourceFile } from '../importer.ts'

/** A post's row in the table of an export, as written; an absent column or value is an empty text. */
export interface SubstackRow {
  title: string
  subtitle: string
  /** ISO 8601, in UTC. */
  postDate: string
  isPublished: boolean
  /** `everyone`, `only_paid`, `only_free` or `founding`. */
  audience: string
  podcastUrl: string
}

/** Rows by the names of the posts' files, without ending; `null` for a table that cannot be read. */
type RowByPostId = ReadonlyMap<string, SubstackRow> | null

/** Maximum size of a table, in bytes; no export has a larger one. */
const maxTableBytes = 64 * 1024 * 1024

const toRow = (row: Readonly<Record<string, string>>): SubstackRow => ({
  title: row.title ?? '',
  subtitle: row.subtitle ?? '',
  postDate: row.post_date ?? '',
  isPublished: !/^false$/i.test(row.is_published ?? ''),
  audience: row.audience ?? '',
  podcastUrl: row.podcast_url ?? '',
})

function readRowsByPostId(file: string): RowByPostId {
  if (statSync(file).size > maxTableBytes) return null
  try {
    const rows: Record<string, string>[] = parse(readFileSync(file), {
      bom: true,
      columns: true,
      relax_column_count: true,
    })
    return new Map(rows.map((row) => [row.post_id ?? '', toRow(row)]))
  } catch (error) {
    if (error instanceof CsvError) return null
    throw error
  }
}

/** A post's file: the number and the slug in its name, and its row; `null` where the table cannot be read. */
export interface SubstackPost {
  id: string
  slug: string
  row: SubstackRow | null
}

/** Matches the file of a post beside the table, `posts.csv`: `posts/123.a-ferry.html`. */
const postFilePattern = /^(.*)[\\/]posts[\\/]((\d+)\.([^\\/]+))\.html$/

/** Finds posts in the tables of Substack's exports. */
export class PostsTables {
  /** The table that was read last, since the posts of an export follow each other. */
  #lastTable: { file: string; table: RowByPostId } | null = null

  /** Finds the post of a file; `null` for a file without a table beside its folder, or without a row in it. */
  findPost({ file }: Pick<SourceFile, 'file'>): SubstackPost | null {
    const [, folder, name = '', id = '', slug = ''] = postFilePattern.exec(file) ?? []
    if (folder === undefined) return null
    const tableFile = path.join(folder, 'posts.csv')
    if (this.#lastTable?.file !== tableFile) {
      if (!existsSync(tableFile)) return null
      this.#lastTable = { file: tableFile, table: readRowsByPostId(tableFile) }
    }
    const { table } = this.#lastTable
    const row = table?.get(name)
    return table !== null && row === undefined ? null : { id, slug, row: row ?? null }
  }
}

/** True for the table of a Substack export. */
export const isPostsTable = ({ file, head }: Pick<SourceFile, 'file' | 'head'>): boolean =>
  path.basename(file) === 'posts.csv' &&
  /^(?:\xef\xbb\xbf)?post_id,/.test(Buffer.from(head).toString('latin1'))
