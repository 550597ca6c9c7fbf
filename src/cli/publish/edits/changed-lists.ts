import type { CollectionDocument } from '../../../model/document.ts'
import type { ArticleSummary } from '../articles/article-summary.ts'
import { type GeneratedDocument, generateLists } from '../lists/collections.ts'
import { addToGroups, type EditionGroups, emptyGroups, groupByEdition } from '../lists/edition-groups.ts'
import { findListAddresses, findPartPaths } from './edit-lists.ts'

/** A list before and after articles were added; `null` where there is none. */
export interface ListChange {
  address: string
  before: GeneratedDocument | null
  after: GeneratedDocument | null
}

/** The release whose lists are generated. */
interface ListedRelease {
  archive: { url: string; name: string; about?: CollectionDocument['about'] }
  editions: readonly { id: string; name: string; about?: CollectionDocument['about'] }[]
}

/** The parts of a document that are made on demand from articles' lines. */
const keysOfLines = new Set(['listings', 'xml'])

/**
 * Returns everything in a document except its lines, as JSON. Adding an article changes it, since it contains the
 * number of lines.
 */
function toFrameJson(document: GeneratedDocument): string {
  const keys = Object.keys(document).filter((key) => !keysOfLines.has(key))
  return JSON.stringify(keys.map((key) => document[key as keyof GeneratedDocument]))
}

/**
 * Lists the sitemaps that may contain any of these articles, and their index. Sitemaps do not contain their number
 * of lines.
 */
function listAffectedSitemaps(addedArticles: readonly ArticleSummary[]): Set<string> {
  const files = addedArticles.flatMap(({ edition, published }) =>
    findPartPaths(published).map((path) => `/sitemaps/${edition}/${path.replaceAll('/', '-')}.xml`),
  )
  return new Set(['/sitemap.xml', ...files])
}

/** Generates the lists that the added articles may change. */
function generateWantedLists(
  { archive, editions }: ListedRelease,
  groupsByEdition: ReadonlyMap<string, EditionGroups>,
  wantedAddresses: ReadonlySet<string>,
): Generator<GeneratedDocument> {
  const groupsOf = (edition: string) => groupsByEdition.get(edition) ?? emptyGroups
  const countedEditions = editions.map((edition) => ({
    ...edition,
    articles: groupsOf(edition.id).articles.length,
  }))
  return generateLists({ archive, editions: countedEditions }, groupsOf, (address) =>
    wantedAddresses.has(address),
  )
}

/**
 * Pairs the lists of two releases by address. Only lists that are not yet paired are in memory: few, since both
 * releases have almost the same lists in the same order.
 */
function* pairLists(
  before: Generator<GeneratedDocument>,
  after: Generator<GeneratedDocument>,
): Generator<ListChange> {
  const unpairedBefore = new Map<string, GeneratedDocument>()
  const unpairedAfter = new Map<string, GeneratedDocument>()
  for (;;) {
    const [earlier, later] = [before.next(), after.next()]
    if (!earlier.done) unpairedBefore.set(earlier.value.address, earlier.value)
    if (!later.done) unpairedAfter.set(later.value.address, later.value)
    const addresses = [earlier, later].flatMap(({ done, value }) => (done ? [] : [value.address]))
    for (const address of new Set(addresses)) {
      const pair = {
        address,
        before: unpairedBefore.get(address) ?? null,
        after: unpairedAfter.get(address) ?? null,
      }
      if (!pair.before || !pair.after) continue
      unpairedBefore.delete(address)
      unpairedAfter.delete(address)
      yield pair
    }
    if (earlier.done && later.done) break
  }
  for (const [address, document] of unpairedAfter) yield { address, before: null, after: document }
  for (const [address, document] of unpairedBefore) yield { address, before: document, after: null }
}

/** Finds the lists that change when articles are added. Makes only the lines of these lists. */
export function* findChangedLists(
  release: ListedRelease,
  articles: readonly ArticleSummary[],
  addedArticles: readonly ArticleSummary[],
): Generator<ListChange> {
  const [wantedAddresses, sitemaps] = [
    new Set(addedArticles.flatMap(findListAddresses)),
    listAffectedSitemaps(addedArticles),
  ]
  const groupsOf = groupByEdition(articles, (address) => wantedAddresses.has(address))
  const groupsByEdition = new Map(release.editions.map(({ id }) => [id, groupsOf(id)]))
  const addedByEdition = Map.groupBy(addedArticles, ({ edition }) => edition)
  const groupsAfter = new Map(
    Array.from(groupsByEdition, ([id, editionGroups]) => [
      id,
      addToGroups(editionGroups, addedByEdition.get(id) ?? []),
    ]),
  )
  const pairs = pairLists(
    generateWantedLists(release, groupsByEdition, wantedAddresses),
    generateWantedLists(release, groupsAfter, wantedAddresses),
  )
  for (const pair of pairs) {
    const { address, before, after } = pair
    const isSame = before && after && !sitemaps.has(address) && toFrameJson(before) === toFrameJson(after)
    if (!isSame) yield pair
  }
}
