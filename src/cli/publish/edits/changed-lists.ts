import type { CollectionDocument } from '../../../model/document.ts'
import type { ArticleSummary } from '../articles/article-summary.ts'
import { type GeneratedDocument, generateListDocuments } from '../lists/collections.ts'
import {
  addArticlesToGroups,
  createEditionGrouper,
  type EditionGroups,
  emptyGroups,
} from '../lists/edition-groups.ts'
import { findListAddresses, findPartPaths } from './edit-lists.ts'

/**
 * A list before and after articles were added. `listBefore` or `listAfter` is `null` if the list did not exist then.
 */
export interface ListChange {
  address: string
  listBefore: GeneratedDocument | null
  listAfter: GeneratedDocument | null
}

/** The settings of an archive and its editions from which lists are generated. */
interface ListSettings {
  archive: { url: string; name: string; about?: CollectionDocument['about'] }
  editions: readonly { id: string; name: string; about?: CollectionDocument['about'] }[]
}

/** Properties of a generated document that contain the lines of articles. They are computed on demand. */
const lineProperties = new Set(['listings', 'xml'])

/**
 * Serialises a document without its lines. Adding an article to a list still changes the result, because it contains
 * the number of articles.
 */
function toJsonWithoutLines(document: GeneratedDocument): string {
  const keys = Object.keys(document).filter((key) => !lineProperties.has(key))
  return JSON.stringify(keys.map((key) => document[key as keyof GeneratedDocument]))
}

/**
 * Lists the addresses of the sitemaps that may contain the added articles, and of the sitemap index. They always count
 * as changed: without its lines, a sitemap does not contain the number of articles.
 */
function listAffectedSitemapAddresses(addedArticles: readonly ArticleSummary[]): Set<string> {
  const partAddresses = addedArticles.flatMap(({ edition, published }) =>
    findPartPaths(published).map((path) => `/sitemaps/${edition}/${path.replaceAll('/', '-')}.xml`),
  )
  return new Set(['/sitemap.xml', ...partAddresses])
}

/** Generates the lists that the added articles may change. */
function generateWantedLists(
  { archive, editions }: ListSettings,
  groupsByEdition: ReadonlyMap<string, EditionGroups>,
  wantedAddresses: ReadonlySet<string>,
): Generator<GeneratedDocument> {
  const findGroups = (edition: string) => groupsByEdition.get(edition) ?? emptyGroups
  const countedEditions = editions.map((edition) => ({
    ...edition,
    articles: findGroups(edition.id).articles.length,
  }))
  return generateListDocuments({ archive, editions: countedEditions }, findGroups, (address) =>
    wantedAddresses.has(address),
  )
}

/**
 * Pairs the lists of two releases by address. Both releases have almost the same lists in the same order, so few
 * unpaired lists are in memory at a time.
 */
function* pairLists(
  listsBefore: Generator<GeneratedDocument>,
  listsAfter: Generator<GeneratedDocument>,
): Generator<ListChange> {
  const unpairedListsBefore = new Map<string, GeneratedDocument>()
  const unpairedListsAfter = new Map<string, GeneratedDocument>()
  for (;;) {
    const [earlierResult, laterResult] = [listsBefore.next(), listsAfter.next()]
    if (!earlierResult.done) unpairedListsBefore.set(earlierResult.value.address, earlierResult.value)
    if (!laterResult.done) unpairedListsAfter.set(laterResult.value.address, laterResult.value)
    const addresses = [earlierResult, laterResult].flatMap(({ done, value }) => (done ? [] : [value.address]))
    for (const address of new Set(addresses)) {
      const listChange = {
        address,
        listBefore: unpairedListsBefore.get(address) ?? null,
        listAfter: unpairedListsAfter.get(address) ?? null,
      }
      if (!listChange.listBefore || !listChange.listAfter) continue
      unpairedListsBefore.delete(address)
      unpairedListsAfter.delete(address)
      yield listChange
    }
    if (earlierResult.done && laterResult.done) break
  }
  for (const [address, document] of unpairedListsAfter)
    yield { address, listBefore: null, listAfter: document }
  for (const [address, document] of unpairedListsBefore)
    yield { address, listBefore: document, listAfter: null }
}

/** Finds the lists that change when articles are added. Creates the lines of these lists only. */
export function* findChangedLists(
  listSettings: ListSettings,
  earlierArticles: readonly ArticleSummary[],
  addedArticles: readonly ArticleSummary[],
): Generator<ListChange> {
  const [wantedAddresses, sitemapAddresses] = [
    new Set(addedArticles.flatMap(findListAddresses)),
    listAffectedSitemapAddresses(addedArticles),
  ]
  const findGroups = createEditionGrouper(earlierArticles, (address) => wantedAddresses.has(address))
  const groupsByEdition = new Map(listSettings.editions.map(({ id }) => [id, findGroups(id)]))
  const addedArticlesByEdition = Map.groupBy(addedArticles, ({ edition }) => edition)
  const groupsByEditionAfter = new Map(
    Array.from(groupsByEdition, ([id, editionGroups]) => [
      id,
      addArticlesToGroups(editionGroups, addedArticlesByEdition.get(id) ?? []),
    ]),
  )
  const listChanges = pairLists(
    generateWantedLists(listSettings, groupsByEdition, wantedAddresses),
    generateWantedLists(listSettings, groupsByEditionAfter, wantedAddresses),
  )
  for (const listChange of listChanges) {
    const { address, listBefore, listAfter } = listChange
    const isUnchanged =
      listBefore &&
      listAfter &&
      !sitemapAddresses.has(address) &&
      toJsonWithoutLines(listBefore) === toJsonWithoutLines(listAfter)
    if (!isUnchanged) yield listChange
  }
}
