import type { Root } from '../../../archive/root.ts'
import { toIndexedArticle } from '../../../search/indexed-article.ts'
import { createInsertStatements, type IndexRow, type TableSuffix } from '../../../search/tables.ts'
import type { BulkObjectStore } from '../store/release-store.ts'
import { listSearchableArticles, readArticleDocuments, type StoredArticle } from '../store/stored-articles.ts'
import type { ArticleWithId, DatedArticle } from './index-order.ts'
import { type IndexSource, type InsertBatch, rowsPerBatch, shortenDigest } from './index-source.ts'

/**
 * The articles of a stored release, used after a rollback and to rebuild the index. All methods throw UnreadableObject
 * if an object is missing or damaged.
 */
export class StoredSource implements IndexSource {
  readonly #store: BulkObjectStore
  readonly #root: Root

  constructor(store: BulkObjectStore, root: Root) {
    this.#store = store
    this.#root = root
  }

  listArticles(): Promise<StoredArticle[]> {
    return listSearchableArticles(this.#store, this.#root)
  }

  async addDates(articles: readonly StoredArticle[]): Promise<DatedArticle[]> {
    const datedArticles: DatedArticle[] = []
    for await (const [article, { fields }] of readArticleDocuments(this.#store, articles))
      datedArticles.push({ ...article, date: fields.published ?? '' })
    return datedArticles
  }

  async *generateInsertBatches(
    articles: readonly ArticleWithId[],
    tableSuffix: TableSuffix,
  ): AsyncGenerator<InsertBatch> {
    let rows: IndexRow[] = []
    for await (const [article, document] of readArticleDocuments(this.#store, articles)) {
      rows.push({ ...article, digest: shortenDigest(article.digest), ...toIndexedArticle(document) })
      if (rows.length < rowsPerBatch) continue
      yield { statements: createInsertStatements(tableSuffix, rows), articleCount: rows.length }
      rows = []
    }
    if (rows.length > 0)
      yield { statements: createInsertStatements(tableSuffix, rows), articleCount: rows.length }
  }
}
