import { type ReadMany, readObjects } from '../../../archive/bulk.ts'
import { objectKey } from '../../../archive/keys.ts'
import { readObject } from '../../../archive/objects.ts'
import { type Root, shardDigest } from '../../../archive/root.ts'
import type { Shard } from '../../../archive/shard.ts'
import type { ArticleDocument } from '../../../model/document.ts'
import type { ReleaseStore } from '../release-store.ts'

/** An article that a release holds. */
export interface HeldArticle {
  address: string
  digest: string
}

const together = 100

/** Every article of a release that may be searched, in the order of its shards. @throws UnreadableObject */
export async function heldArticles(store: ReleaseStore, root: Root): Promise<HeldArticle[]> {
  const held: HeldArticle[] = []
  const count = 1 << root.bits
  for (let first = 0; first < count; first += together) {
    const indexes = Array.from({ length: Math.min(together, count - first) }, (_, offset) => first + offset)
    const shards = await Promise.all(
      indexes.map((index) => readObject<Shard>(store, objectKey('shard', shardDigest(root, index)))),
    )
    for (const entry of shards.flatMap((shard) => Object.values(shard).flat()))
      if (entry.kind === 'article' && !entry.noindex)
        held.push({ address: entry.address, digest: entry.digest })
  }
  return held
}

/** A release's objects, which may be read many at a time. */
export type IndexedStore = ReleaseStore & { readMany?: ReadMany }

/** As many as KV reads at once. */
const atOnce = 100

async function read(store: IndexedStore, held: readonly HeldArticle[]): Promise<ArticleDocument[]> {
  const keys = held.map(({ digest }) => objectKey('article', digest))
  const found = store.readMany ? await readObjects<ArticleDocument>(store.readMany, keys) : null
  return Promise.all(keys.map((key) => found?.get(key) ?? readObject<ArticleDocument>(store, key)))
}

/** The document of each, in their order; the next are read while these are used. @throws UnreadableObject */
export async function* articleDocuments<Held extends HeldArticle>(
  store: IndexedStore,
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
