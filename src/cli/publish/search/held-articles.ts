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

const together = 16

/** Every article of a release, in the order of its shards. @throws UnreadableObject */
export async function heldArticles(store: ReleaseStore, root: Root): Promise<HeldArticle[]> {
  const held: HeldArticle[] = []
  const count = 1 << root.bits
  for (let first = 0; first < count; first += together) {
    const indexes = Array.from({ length: Math.min(together, count - first) }, (_, offset) => first + offset)
    const shards = await Promise.all(
      indexes.map((index) => readObject<Shard>(store, objectKey('shard', shardDigest(root, index)))),
    )
    for (const entry of shards.flatMap((shard) => Object.values(shard).flat()))
      if (entry.kind === 'article') held.push({ address: entry.address, digest: entry.digest })
  }
  return held
}

/** The document of each, in their order, some at a time. @throws UnreadableObject */
export async function* articleDocuments<Held extends HeldArticle>(
  store: ReleaseStore,
  held: readonly Held[],
): AsyncGenerator<[held: Held, document: ArticleDocument]> {
  const read = ({ digest }: Held) => readObject<ArticleDocument>(store, objectKey('article', digest))
  let ahead = Promise.all(held.slice(0, together).map(read))
  for (let first = 0; first < held.length; first += together) {
    const documents = await ahead
    ahead = Promise.all(held.slice(first + together, first + 2 * together).map(read))
    for (const [offset, document] of documents.entries()) {
      const each = held[first + offset]
      if (each) yield [each, document]
    }
  }
}
