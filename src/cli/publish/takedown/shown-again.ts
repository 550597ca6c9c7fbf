import { upgradeDocument } from '../../../archive/earlier-formats.ts'
import { toObjectKey } from '../../../archive/keys.ts'
import type { Root } from '../../../archive/root.ts'
import type { TakenDownArticle } from '../../../archive/takedowns.ts'
import type { ArticleFields } from '../../../model/article.ts'
import type { ArticleDocument } from '../../../model/document.ts'
import { chunksOf, kvKeysPerRead } from '../../content/files/chunks.ts'
import { pictureDigestOfAddress } from '../store/picture-addresses.ts'
import { readObjectsOrNulls } from '../store/read-in-bulk.ts'
import { readUndamagedShards } from '../store/read-shards.ts'
import type { BulkObjectStore } from '../store/release-store.ts'
import { mapArticleByAddressKey } from './merge-takedowns.ts'
import { toAddressKey, toSourceMark } from './takedown-keys.ts'

/** An article that a release shows at an address of a taken-down article. */
interface ShownAgainCandidate {
  documentDigest: string
  takenDownArticle: TakenDownArticle
}

/** False if the articles have different sources: the address may since have been given to another article. */
function canBeSameArticle({ marks }: TakenDownArticle, fields: ArticleFields): boolean {
  const sourceMark = toSourceMark(fields)
  return (
    sourceMark === null || !marks.some((mark) => mark.startsWith('source:')) || marks.includes(sourceMark)
  )
}

/** Returns the taken-down articles whose candidates show them again. */
async function findShownArticles(
  store: BulkObjectStore,
  candidates: readonly ShownAgainCandidate[],
): Promise<Set<TakenDownArticle>> {
  const shownArticles = new Set<TakenDownArticle>()
  for (const chunk of chunksOf(candidates, kvKeysPerRead)) {
    const objectKeys = chunk.map(({ documentDigest }) => toObjectKey('article', documentDigest))
    const documents = await readObjectsOrNulls<ArticleDocument>(store, objectKeys)
    for (const [index, { takenDownArticle }] of chunk.entries()) {
      const document = documents[index]
      if (document && canBeSameArticle(takenDownArticle, upgradeDocument(document).fields))
        shownArticles.add(takenDownArticle)
    }
  }
  return shownArticles
}

/**
 * Finds the taken-down articles that a release shows again at one of their addresses, and the digests of all pictures
 * that it shows. Missing and damaged objects count as showing nothing, so that their content stays taken down.
 */
export async function findContentShownAgain(
  store: BulkObjectStore,
  root: Root,
  takenDownArticles: readonly TakenDownArticle[],
): Promise<{ articles: Set<TakenDownArticle>; shownPictureDigests: Set<string> }> {
  const takenDownArticleByKey = mapArticleByAddressKey(takenDownArticles)
  const digestByAddress = new Map<string, string>()
  const takenDownArticleByAddress = new Map<string, TakenDownArticle>()
  const shownPictureDigests = new Set<string>()
  for await (const shard of readUndamagedShards(store, root))
    for (const entry of Object.values(shard).flat()) {
      const takenDownArticle = takenDownArticleByKey.get(toAddressKey(entry.address))
      if (takenDownArticle && entry.kind === 'moved')
        takenDownArticleByAddress.set(entry.to, takenDownArticle)
      if (takenDownArticle && entry.kind === 'article')
        takenDownArticleByAddress.set(entry.address, takenDownArticle)
      if (entry.kind === 'article') digestByAddress.set(entry.address, entry.digest)
      if (entry.kind === 'media') shownPictureDigests.add(pictureDigestOfAddress(entry.address))
    }
  const candidates = [...takenDownArticleByAddress].flatMap(
    ([address, takenDownArticle]): ShownAgainCandidate[] => {
      const documentDigest = digestByAddress.get(address)
      return documentDigest === undefined ? [] : [{ documentDigest, takenDownArticle }]
    },
  )
  return { articles: await findShownArticles(store, candidates), shownPictureDigests }
}
