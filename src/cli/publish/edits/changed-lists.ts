import type { CollectionDocument } from '../../../model/document.ts'
import type { ArticleSummary } from '../articles/article-summary.ts'
import { type GeneratedDocument, generateLists } from '../lists/collections.ts'
import { addToGroups, type EditionGroups, groupByEdition, noGroups } from '../lists/edition-groups.ts'
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

/** The parts of a document that are made from an article's line on demand. */
const lineKeys = new Set(['listings', 'xml'])

/** Returns everything in a document but its lines. An added article changes it, since the number of lines is in it. */
function frameOf(document: GeneratedDocument): string {
  const keys = Object.keys(document).filter((key) => !lineKeys.has(key))
  return JSON.stringify(keys.map((key) => document[key as keyof GeneratedDocument]))
}

/** The sitemaps that may contain any of these articles, and their index: no number of lines is in them. */
function listSitemaps(added: readonly ArticleSummary[]): Set<string> {
  const files = added.flatMap(({ edition, published }) =>
    findPartPaths(published).map((path) => `/sitemaps/${edition}/${path.replaceAll('/', '-')}.xml`),
  )
  return new Set(['/sitemap.xml', ...files])
}

/** Generates the lists that the added articles may change. */
function generateWanted(
  { archive, editions }: ListedRelease,
  groups: ReadonlyMap<string, EditionGroups>,
  wanted: ReadonlySet<string>,
): Generator<GeneratedDocument> {
  const groupsOf = (edition: string) => groups.get(edition) ?? noGroups
  const counted = editions.map((edition) => ({ ...edition, articles: groupsOf(edition.id).articles.length }))
  return generateLists({ archive, editions: counted }, groupsOf, (address) => wanted.has(address))
}

/**
 * Pairs the lists of two releases by address. Only those that have not found the other one yet are in memory, few of them since
 * both releases have almost the same lists in the same order.
 */
function* pairLists(
  before: Generator<GeneratedDocument>,
  after: Generator<GeneratedDocument>,
): Generator<ListChange> {
  const onlyBefore = new Map<string, GeneratedDocument>()
  const onlyAfter = new Map<string, GeneratedDocument>()
  for (;;) {
    const [earlier, later] = [before.next(), after.next()]
    if (!earlier.done) onlyBefore.set(earlier.value.address, earlier.value)
    if (!later.done) onlyAfter.set(later.value.address, later.value)
    const addresses = [earlier, later].flatMap(({ done, value }) => (done ? [] : [value.address]))
    for (const address of new Set(addresses)) {
      const pair = { address, before: onlyBefore.get(address) ?? null, after: onlyAfter.get(address) ?? null }
      if (!pair.before || !pair.after) continue
      onlyBefore.delete(address)
      onlyAfter.delete(address)
      yield pair
    }
    if (earlier.done && later.done) break
  }
  for (const [address, document] of onlyAfter) yield { address, before: null, after: document }
  for (const [address, document] of onlyBefore) yield { address, before: document, after: null }
}

/** Finds the lists that change when articles are added. Reads the lines of these lists alone. */
export function* findChangedLists(
  release: ListedRelease,
  articles: readonly ArticleSummary[],
  added: readonly ArticleSummary[],
): Generator<ListChange> {
  const [wanted, sitemaps] = [new Set(added.flatMap(findListAddresses)), listSitemaps(added)]
  const groupsOf = groupByEdition(articles, (address) => wanted.has(address))
  const groups = new Map(release.editions.map(({ id }) => [id, groupsOf(id)]))
  const addedTo = Map.groupBy(added, ({ edition }) => edition)
  const joined = new Map(Array.from(groups, ([id, own]) => [id, addToGroups(own, addedTo.get(id) ?? [])]))
  const pairs = pairLists(generateWanted(release, groups, wanted), generateWanted(release, joined, wanted))
  for (const pair of pairs) {
    const { address, before, after } = pair
    const isSame = before && after && !sitemaps.has(address) && frameOf(before) === frameOf(after)
    if (!isSame) yield pair
  }
}
