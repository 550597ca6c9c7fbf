import type { CollectionDocument } from '../../../model/document.ts'
import type { ArticleSummary } from '../articles/article-summary.ts'
import { type GeneratedDocument, generateLists } from '../lists/collections.ts'
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

/** Generates the lists of some articles that the added ones may change, address → document. */
function generateWanted(
  { archive, editions }: ListedRelease,
  articles: readonly ArticleSummary[],
  wanted: ReadonlySet<string>,
): Map<string, GeneratedDocument> {
  const counts = new Map<string, number>()
  for (const { edition } of articles) counts.set(edition, (counts.get(edition) ?? 0) + 1)
  const counted = editions.map((edition) => ({ ...edition, articles: counts.get(edition.id) ?? 0 }))
  const documents = generateLists({ archive, editions: counted }, articles, (address) => wanted.has(address))
  return new Map(Array.from(documents, (document) => [document.address, document]))
}

/** Finds the lists that change when articles are added. Reads the lines of these lists alone. */
export function* findChangedLists(
  release: ListedRelease,
  articles: readonly ArticleSummary[],
  added: readonly ArticleSummary[],
): Generator<ListChange> {
  const [wanted, sitemaps] = [new Set(added.flatMap(listAddresses)), listSitemaps(added)]
  const before = generateWanted(release, articles, wanted)
  const after = generateWanted(release, [...articles, ...added], wanted)
  for (const [address, document] of after) {
    const earlier = before.get(address) ?? null
    const isSame = earlier && !sitemaps.has(address) && frameOf(earlier) === frameOf(document)
    if (!isSame) yield { address, before: earlier, after: document }
  }
  for (const [address, document] of before)
    if (!after.has(address)) yield { address, before: document, after: null }
}
