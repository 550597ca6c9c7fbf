import { upgradeDocument } from '../../../archive/earlier-formats.ts'
import { toObjectKey } from '../../../archive/keys.ts'
import type { Root } from '../../../archive/root.ts'
import type { ArticleDocument } from '../../../model/document.ts'
import { kvKeysPerRead } from '../../content/files/chunks.ts'
import { readObjectsInBulk } from './read-in-bulk.ts'
import { readShards } from './read-shards.ts'
import type { BulkObjectStore } from './release-store.ts'

/** The address and document digest of an article in a release. */
export interface StoredArticle {
  address: string
  digest: string
}

/**
 * Lists the articles of a release that are included in search, in shard order. @throws UnreadableObject if a shard is
 * damaged
 */
export async function listSearchableArticles(store: BulkObjectStore, root: Root): Promise<StoredArticle[]> {
  const articles: StoredArticle[] = []
  for await (const [, shard] of readShards(store, root))
    for (const entry of Object.values(shard).flat())
      if (entry.kind === 'article' && !entry.noindex)
        articles.push({ address: entry.address, digest: entry.digest })
  return articles
}

/**
 * Yields each article with its document, in order. Reads the next batch while the current one is being used.
 * @throws UnreadableObject if a document is damaged
 */
export async function* readArticleDocuments<Article extends StoredArticle>(
  store: BulkObjectStore,
  articles: readonly Article[],
): AsyncGenerator<[article: Article, document: ArticleDocument]> {
  const readBatchFrom = (firstPosition: number) => {
    const keys = articles
      .slice(firstPosition, firstPosition + kvKeysPerRead)
      .map(({ digest }) => toObjectKey('article', digest))
    return readObjectsInBulk<ArticleDocument>(store, keys)
  }
  let nextDocumentsRead = readBatchFrom(0)
  for (let firstPosition = 0; firstPosition < articles.length; firstPosition += kvKeysPerRead) {
    const documents = await nextDocumentsRead
    nextDocumentsRead = readBatchFrom(firstPosition + kvKeysPerRead)
    for (const [offset, document] of documents.entries()) {
      const article = articles[firstPosition + offset]
      if (article) yield [article, upgradeDocument(document)]
    }
  }
  await nextDocumentsRead
}
