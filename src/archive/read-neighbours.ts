import { foldAddress } from '../model/address.ts'
import type { ArticleDocument, CollectionDocument, ListedArticle } from '../model/document.ts'
import { addressOfDate, addressOfName } from '../model/list-address.ts'
import type { ArticleNeighbours } from '../model/neighbours.ts'
import { type PartialDate, splitCalendarDate } from '../model/partial-date.ts'
import { type ObjectStore, readText } from './objects.ts'
import { readEntries } from './read-entries.ts'
import { readDocument } from './release.ts'
import type { Root } from './root.ts'

/** Articles offered as near, and names whose lists are read until one has other articles. */
const [maxNear, maxNames] = [3, 2]

/** Reads the first of several lists that exists; `null` if none does. */
type ReadList = (addresses: readonly string[]) => Promise<CollectionDocument | null>

/** Creates a reader of a release's lists that reads each shard once. */
function createListReader(store: ObjectStore, root: Root): ReadList {
  const shards = new Map<string, Promise<string>>()
  const readShard = (key: string) => {
    const shard = shards.get(key) ?? readText(store, key)
    shards.set(key, shard)
    return shard
  }
  const findList = async (address: string) => {
    const entries = await readEntries(root, foldAddress(address), readShard)
    return entries.find((each) => each.address === address)
  }
  return async (addresses) => {
    const entry = (await Promise.all(addresses.map(findList))).find((each) => each !== undefined)
    const list = entry && 'digest' in entry ? await readDocument(store, entry) : null
    return list?.kind === 'collection' ? list : null
  }
}

/** The address of the part of a list that has the articles whose dates are less exact than its other parts. */
const toUndatedPart = (list: string) => `${list}/undated`

/** The place of an article in a list; -1 where it is not listed. */
const findPlace = (list: CollectionDocument | null, { address }: ArticleDocument): number =>
  list?.listings.findIndex((listing) => listing.address === address) ?? -1

/** Addresses of the lists that may contain an article: a month or year that divides has those without a day in a part. */
function listsOfDate({ edition, fields: { published } }: ArticleDocument): string[] {
  const list = addressOfDate(edition, published)
  return published === null || published.length >= 10 ? [list] : [toUndatedPart(list), list]
}

/** The articles before and after an article in the list of its day, month or year, or the adjoining lists. */
async function readDay(
  document: ArticleDocument,
  readList: ReadList,
): Promise<Omit<ArticleNeighbours, 'near'>> {
  const list = await readList(listsOfDate(document))
  const place = findPlace(list, document)
  if (!list || place < 0) return { before: null, after: null }
  const { listings, previous, next } = list
  return { before: listings[place - 1] ?? previous, after: listings[place + 1] ?? next }
}

/** Addresses of the parts of a name's list that may contain a date, the smallest first. */
function listParts(list: string, published: PartialDate | null): string[] {
  const segments = [list, ...(published === null ? [] : splitCalendarDate(published))]
  const parts = segments.map((_, depth) => segments.slice(0, depth + 1).join('/')).reverse()
  return segments.length > 3 ? parts : [toUndatedPart(segments.join('/')), ...parts]
}

/** Milliseconds between two dates, or infinitely many where one is unknown. */
const distanceBetween = (a: string | null, b: string | null) =>
  a === null || b === null ? Number.POSITIVE_INFINITY : Math.abs(Date.parse(a) - Date.parse(b))

/** The articles of a name's list that are nearest in time. */
async function readNear(
  document: ArticleDocument,
  name: string,
  readList: ReadList,
): Promise<ListedArticle[]> {
  const { published } = document.fields
  const list = await readList(listParts(name, published))
  const place = findPlace(list, document)
  if (!list || place < 0) return []
  const { listings } = list
  return [
    ...listings.slice(Math.max(0, place - maxNear), place),
    ...listings.slice(place + 1, place + 1 + maxNear),
  ].sort((a, b) => distanceBetween(a.published, published) - distanceBetween(b.published, published))
}

/** Lists of the article's names: topics, since a series is found by its topic, then its author, then its section. */
function listNames({ edition, fields: { topics, authors, section } }: ArticleDocument): string[] {
  const names = [
    ['topics', topics[0]],
    ['authors', authors[0]],
    ['sections', section],
  ] as const
  return names
    .flatMap(([list, name]) => (name ? [addressOfName(edition, list, name)] : []))
    .slice(0, maxNames)
}

/** Reads lists of the article's names, until one has other articles. */
async function readNearByNames(document: ArticleDocument, readList: ReadList): Promise<ListedArticle[]> {
  for (const name of listNames(document)) {
    const near = await readNear(document, name, readList)
    if (near.length > 0) return near
  }
  return []
}

/**
 * Reads the neighbours of an article from the lists of its release: two lists, and more only where a name has no other
 * articles (docs/decisions/0033). A changed headline and a takedown are therefore right at once.
 * @throws UnreadableObject
 */
export async function readNeighbours(
  store: ObjectStore,
  root: Root,
  document: ArticleDocument,
): Promise<ArticleNeighbours> {
  const readList = createListReader(store, root)
  const [day, near] = await Promise.all([readDay(document, readList), readNearByNames(document, readList)])
  const shown = [day.before?.address, day.after?.address]
  return { ...day, near: near.filter(({ address }) => !shown.includes(address)).slice(0, maxNear) }
}
