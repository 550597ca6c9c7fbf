import type { Root } from '../../../archive/root.ts'
import { toIndexedArticle } from '../../../search/indexed-article.ts'
import type { IndexRow } from '../../../search/tables.ts'
import type { BulkObjectStore } from '../store/release-store.ts'
import { readArticleDocuments, type StoredArticle } from '../store/stored-articles.ts'
import type { DatedArticle, IndexedArticle } from './index-order.ts'

/** A release to be indexed. */
export interface IndexedRelease {
  store: BulkObjectStore
  digest: string
  root: Root
}

/** Address → date of publication, empty when it has none. */
export type ArticleDates = ReadonlyMap<string, string>

/** Rows written in one transaction: D1 allows 2 MB a value. */
export const rowsPerBatch = 200

/** Shortens an article's digest to the characters that the index stores. */
export const toIndexDigest = (digest: string): string => digest.slice(0, 16)

/** Adds dates to articles. Dates that are not known are read from the documents. */
export async function addDates(
  store: BulkObjectStore,
  articles: readonly StoredArticle[],
  known: ArticleDates,
): Promise<DatedArticle[]> {
  const dates = new Map(known)
  const unknown = articles.filter(({ address }) => !dates.has(address))
  for await (const [{ address }, { fields }] of readArticleDocuments(store, unknown))
    dates.set(address, fields.published ?? '')
  return articles.map((article) => ({ ...article, date: dates.get(article.address) ?? '' }))
}

/** Reads articles and writes their rows, in batches. The next batch is read while one is written. */
export async function writeRows(
  { store }: IndexedRelease,
  articles: readonly IndexedArticle[],
  write: (rows: IndexRow[]) => Promise<void>,
): Promise<void> {
  let [rows, writing]: [IndexRow[], Promise<void>] = [[], Promise.resolve()]
  for await (const [article, document] of readArticleDocuments(store, articles)) {
    rows.push({ ...article, digest: toIndexDigest(article.digest), ...toIndexedArticle(document) })
    if (rows.length < rowsPerBatch) continue
    await writing
    writing = write(rows)
    rows = []
  }
  await writing
  if (rows.length > 0) await write(rows)
}
