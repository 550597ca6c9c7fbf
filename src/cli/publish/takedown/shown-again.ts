import { upgradeDocument } from '../../../archive/earlier-formats.ts'
import { toObjectKey } from '../../../archive/keys.ts'
import type { Root } from '../../../archive/root.ts'
import type { TakenDownArticle } from '../../../archive/takedowns.ts'
import type { ArticleFields } from '../../../model/article.ts'
import type { ArticleDocument } from '../../../model/document.ts'
import { chunksOf, keysPerRead } from '../../content/files/chunks.ts'
import { pictureDigestOfAddress } from '../store/picture-addresses.ts'
import { readUndamagedInBulk } from '../store/read-in-bulk.ts'
import { readUndamagedShards } from '../store/read-shards.ts'
import type { BulkObjectStore } from '../store/release-store.ts'
import { indexByAddressKey } from './merge-takedowns.ts'
import { toAddressKey, toSourceMark } from './takedown-keys.ts'

/** An article that a release has at an address of a taken-down one. */
interface ShownAgainCandidate {
  documentDigest: string
  takenDownArticle: TakenDownArticle
}

/** True unless the sources differ: the address may have been given to another article since. */
function isSameArticle({ marks }: TakenDownArticle, fields: ArticleFields): boolean {
  const source = toSourceMark(fields)
  return source === null || !marks.some((mark) => mark.startsWith('source:')) || marks.includes(source)
}

/** Returns the taken-down articles that the candidates show. */
async function findShownArticles(
  store: BulkObjectStore,
  candidates: readonly ShownAgainCandidate[],
): Promise<Set<TakenDownArticle>> {
  const shownArticles = new Set<TakenDownArticle>()
  for (const chunk of chunksOf(candidates, keysPerRead)) {
    const keys = chunk.map(({ documentDigest }) => toObjectKey('article', documentDigest))
    const documents = await readUndamagedInBulk<ArticleDocument>(store, keys)
    for (const [index, { takenDownArticle }] of chunk.entries()) {
      const document = documents[index]
      if (document && isSameArticle(takenDownArticle, upgradeDocument(document).fields))
        shownArticles.add(takenDownArticle)
    }
  }
  return shownArticles
}

/**
 * Finds the taken-down articles that a release shows again at one of their addresses, and all pictures that it
 * shows. Missing and damaged objects count as showing nothing, so that whatever they contain stays taken down.
 */
export async function findShownAgain(
  store: BulkObjectStore,
  root: Root,
  takenDownArticles: readonly TakenDownArticle[],
): Promise<{ articles: Set<TakenDownArticle>; pictureDigests: Set<string> }> {
  const takenDownByKey = indexByAddressKey(takenDownArticles)
  const digestsByAddress = new Map<string, string>()
  const takenDownByAddress = new Map<string, TakenDownArticle>()
  const pictureDigests = new Set<string>()
  for await (const shard of readUndamagedShards(store, root))
    for (const entry of Object.values(shard).flat()) {
      const article = takenDownByKey.get(toAddressKey(entry.address))
      if (article && entry.kind === 'moved') takenDownByAddress.set(entry.to, article)
      if (article && entry.kind === 'article') takenDownByAddress.set(entry.address, article)
      if (entry.kind === 'article') digestsByAddress.set(entry.address, entry.digest)
      if (entry.kind === 'media') pictureDigests.add(pictureDigestOfAddress(entry.address))
    }
  const candidates = [...takenDownByAddress].flatMap(([address, article]): ShownAgainCandidate[] => {
    const documentDigest = digestsByAddress.get(address)
    return documentDigest === undefined ? [] : [{ documentDigest, takenDownArticle: article }]
  })
  return { articles: await findShownArticles(store, candidates), pictureDigests }
}
