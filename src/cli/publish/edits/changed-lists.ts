import type { CollectionDocument } from '../../../model/document.ts'
import type { ArticleSummary } from '../articles/article-summary.ts'
import { type GeneratedDocument, generateLists } from '../lists/collections.ts'
import { addToGroups, type EditionGroups, groupByEdition, noGroups } from '../lists/edition-groups.ts'
import { listAddresses, listPartPaths } from './edit-lists.ts'

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
    listPartPaths(published).map((path) => `/sitemaps/${edition}/${path.replaceAll('/', '-')}.xml`),
  )
  return new Set(['/sitemap.xml', ...files])
}

/** Generates the lists that the added articles may change, address → document. */
function generateWanted(
  { archive, editions }: ListedRelease,
  groups: ReadonlyMap<string, EditionGroups>,
  wanted: ReadonlySet<string>,
): Map<string, GeneratedDocument> {
  const groupsOf = (edition: string) => groups.get(edition) ?? noGroups
  const counted = editions.map((edition) => ({ ...edition, articles: groupsOf(edition.id).articles.length }))
  const documents = generateLists({ archive, editions: counted }, groupsOf, (address) => wanted.has(address))
  return new Map(Array.from(documents, (document) => [document.address, document]))
}

/** Finds the lists that change when articles are added. Reads the lines of these lists alone. */
export function* findChangedLists(
  release: ListedRelease,
  articles: readonly ArticleSummary[],
  added: readonly ArticleSummary[],
): Generator<ListChange> {
  const [wanted, sitemaps] = [new Set(added.flatMap(listAddresses)), listSitemaps(added)]
  const groupsOf = groupByEdition(articles)
  const groups = new Map(release.editions.map(({ id }) => [id, groupsOf(id)]))
  const addedTo = Map.groupBy(added, ({ edition }) => edition)
  const joined = new Map(Array.from(groups, ([id, own]) => [id, addToGroups(own, addedTo.get(id) ?? [])]))
  const before = generateWanted(release, groups, wanted)
  const after = generateWanted(release, joined, wanted)
  for (const [address, document] of after) {
    const earlier = before.get(address) ?? null
    const isSame = earlier && !sitemaps.has(address) && frameOf(earlier) === frameOf(document)
    if (!isSame) yield { address, before: earlier, after: document }
  }
  for (const [address, document] of before)
    if (!after.has(address)) yield { address, before: document, after: null }
}
