import { completeDocument } from '../../../archive/earlier-formats.ts'
import { objectKey } from '../../../archive/keys.ts'
import { readObject } from '../../../archive/objects.ts'
import { readObjects } from '../../../archive/read-documents.ts'
import type { Root } from '../../../archive/root.ts'
import type { ArticleDocument } from '../../../model/document.ts'
import { readShards } from './read-shards.ts'
import type { BulkObjectStore } from './release-store.ts'

/** An article that a release holds. */
export interface StoredArticle {
  address: string
  digest: string
}

/** Every article of a release that may be searched, in the order of its shards. @throws UnreadableObject */
export async function listSearchableArticles(store: BulkObjectStore, root: Root): Promise<StoredArticle[]> {
  const held: StoredArticle[] = []
  for await (const [, shard] of readShards(store, root))
    for (const entry of Object.values(shard).flat())
      if (entry.kind === 'article' && !entry.noindex)
        held.push({ address: entry.address, digest: entry.digest })
  return held
}

/** As many as KV reads at once. */
const atOnce = 100

async function read(store: BulkObjectStore, held: readonly StoredArticle[]): Promise<ArticleDocument[]> {
  const keys = held.map(({ digest }) => objectKey('article', digest))
  const found = store.readMany ? await readObjects<ArticleDocument>(store.readMany, keys) : null
  return Promise.all(
    keys.map(async (key) =>
      completeDocument(found?.get(key) ?? (await readObject<ArticleDocument>(store, key))),
    ),
  )
}

/** The document of each, in their order; the next are read while these are used. @throws UnreadableObject */
export async function* readArticleDocuments<Held extends StoredArticle>(
  store: BulkObjectStore,
  held: readonly Held[],
): AsyncGenerator<[held: Held, document: ArticleDocument]> {
  const from = (first: number) => read(store, held.slice(first, first + atOnce))
  let ahead = from(0)
  for (let first = 0; first < held.length; first += atOnce) {
    const documents = await ahead
    ahead = from(first + atOnce)
    for (const [offset, document] of documents.entries()) {
      const each = held[first + offset]
      if (each) yield [each, document]
    }
  }
  await ahead
}
