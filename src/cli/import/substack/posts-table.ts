import { existsSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { CsvError, parse } from 'csv-parse/sync'
import type { SourceFile } from '../importer.ts'

/**
 * A post's row in an export's table. The strings are as written, and empty if the column or value is missing.
 */
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

/** Rows by the names of the posts' files, without extension. */
type RowByPostId = ReadonlyMap<string, SubstackRow>

/** Maximum size of a table, in bytes; no export has a larger one. */
const maxTableBytes = 64 * 1024 * 1024

const toSubstackRow = (csvRow: Readonly<Record<string, string>>): SubstackRow => ({
  title: csvRow.title ?? '',
  subtitle: csvRow.subtitle ?? '',
  postDate: csvRow.post_date ?? '',
  isPublished: !/^false$/i.test(csvRow.is_published ?? ''),
  audience: csvRow.audience ?? '',
  podcastUrl: csvRow.podcast_url ?? '',
})

function readRowsByPostId(tablePath: string): RowByPostId | 'unreadable' {
  if (statSync(tablePath).size > maxTableBytes) return 'unreadable'
  try {
    const csvRows: Record<string, string>[] = parse(readFileSync(tablePath), {
      bom: true,
      columns: true,
      relax_column_count: true,
    })
    return new Map(csvRows.map((row) => [row.post_id ?? '', toSubstackRow(row)]))
  } catch (error) {
    if (error instanceof CsvError) return 'unreadable'
    throw error
  }
}

/** A post, with the number and slug in its file's name. `row` is `null` if the table cannot be read. */
export interface SubstackPost {
  postNumber: string
  slug: string
  row: SubstackRow | null
}

/**
 * Matches the path of a post's file, such as `posts/123.a-ferry.html`. Its table is `posts.csv`, beside the
 * folder `posts`.
 */
const postFilePattern = /^(.*)[\\/]posts[\\/]((\d+)\.([^\\/]+))\.html$/

/** Looks up the posts of Substack exports in their tables. */
export class PostsTableReader {
  /** The last table read, cached because the posts of an export are read one after another. */
  #lastTable: { tablePath: string; rowByPostId: RowByPostId | 'unreadable' } | null = null

  /**
   * Finds the post in a file. Returns `null` if the path is not that of a post, if there is no table beside
   * its folder, or if the table has no row for it.
   */
  findPost({ file }: Pick<SourceFile, 'file'>): SubstackPost | null {
    const [, exportFolder, postId = '', postNumber = '', slug = ''] = postFilePattern.exec(file) ?? []
    if (exportFolder === undefined) return null
    const tablePath = path.join(exportFolder, 'posts.csv')
    if (this.#lastTable?.tablePath !== tablePath) {
      if (!existsSync(tablePath)) return null
      this.#lastTable = { tablePath, rowByPostId: readRowsByPostId(tablePath) }
    }
    const { rowByPostId } = this.#lastTable
    const row = rowByPostId === 'unreadable' ? null : rowByPostId.get(postId)
    return row === undefined ? null : { postNumber, slug, row }
  }
}

/** True for the table of a Substack export. */
export const isPostsTable = ({ file, head }: Pick<SourceFile, 'file' | 'head'>): boolean =>
  path.basename(file) === 'posts.csv' &&
  /^(?:\xef\xbb\xbf)?post_id,/.test(Buffer.from(head).toString('latin1'))
