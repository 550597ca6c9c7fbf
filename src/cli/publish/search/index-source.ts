import type { Statement } from '../../../search/statement.ts'
import type { TableSuffix } from '../../../search/tables.ts'
import type { StoredArticle } from '../store/stored-articles.ts'
import type { ArticleWithId, DatedArticle } from './index-order.ts'

/** Statements that insert the rows of `articleCount` articles. */
export interface InsertBatch {
  statements: Statement[]
  articleCount: number
}

/** Source of the articles from which a release's search index is built. */
export interface IndexSource {
  /** Lists the articles that are included in search. */
  listArticles(): Promise<readonly StoredArticle[]>
  addDates(articles: readonly StoredArticle[]): Promise<DatedArticle[]>
  /** Yields statements that insert the rows of articles, in order. Each batch belongs in one transaction. */
  generateInsertBatches(
    articles: readonly ArticleWithId[],
    tableSuffix: TableSuffix,
  ): AsyncIterable<InsertBatch>
}

/** Number of rows per transaction, small enough to stay below D1's limit of 2 MB per value. */
export const rowsPerBatch = 200

/** Shortens an article's digest to the 16 characters that the index stores. */
export const shortenDigest = (digest: string): string => digest.slice(0, 16)

/** Writes batches in order. Prepares each batch while the previous one is being written. */
export async function writeBatches(
  batches: AsyncIterable<InsertBatch>,
  write: (batch: InsertBatch) => Promise<void>,
): Promise<void> {
  let lastWrite = Promise.resolve()
  for await (const batch of batches) {
    await lastWrite
    lastWrite = write(batch)
    // Errors are rethrown where the batch is awaited.
    lastWrite.catch(() => undefined)
  }
  await lastWrite
}
