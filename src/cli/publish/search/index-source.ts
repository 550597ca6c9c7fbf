import type { Statement } from '../../../search/statement.ts'
import type { TableSuffix } from '../../../search/tables.ts'
import type { StoredArticle } from '../store/stored-articles.ts'
import type { DatedArticle, IndexedArticle } from './index-order.ts'

/** Statements that write the rows of some articles. */
export interface RowBatch {
  statements: Statement[]
  articles: number
}

/** The articles of a release, from which its search index is made. */
export interface IndexSource {
  /** Lists the articles that may be searched. */
  list(): Promise<readonly StoredArticle[]>
  addDates(articles: readonly StoredArticle[]): Promise<DatedArticle[]>
  /** Yields statements that write the rows of articles into tables, in order; each batch is to be one transaction. */
  analyse(articles: readonly IndexedArticle[], tables: TableSuffix): AsyncIterable<RowBatch>
}

/** Rows written in one transaction: D1 allows 2 MB a value. */
export const rowsPerBatch = 200

/** Shortens an article's digest to the characters that the index stores. */
export const toIndexDigest = (digest: string): string => digest.slice(0, 16)

/** Writes batches in order. The next one is made while one is written. */
export async function writeBatches(
  batches: AsyncIterable<RowBatch>,
  write: (batch: RowBatch) => Promise<void>,
): Promise<void> {
  let writing = Promise.resolve()
  for await (const batch of batches) {
    await writing
    writing = write(batch)
    // An error is thrown where the batch is awaited.
    writing.catch(() => undefined)
  }
  await writing
}
