import { foldAddress } from '../model/address.ts'
import type { ArticleDocument, ListedArticle } from '../model/document.ts'
import { addressOfDate, addressOfName } from '../model/list-address.ts'
import type { ArticleNeighbours } from '../model/neighbours.ts'
import { toObjectKey } from './keys.ts'
import { findAdjoiningLists, findListingsAround } from './list-window.ts'
import { type ObjectStore, readText } from './objects.ts'
import { readEntries } from './read-entries.ts'
import type { Root } from './root.ts'

/** Articles offered as near, and names whose lists are read until one has other articles. */
const [maxNear, maxNames] = [3, 2]

/** Reads the JSON of the first of several lists that exists; `null` if none does. */
type ReadList = (addresses: readonly string[]) => Promise<string | null>

/** Creates a reader of a release's lists that reads each shard once. */
function createListReader(store: ObjectStore, root: Root): ReadList {
  const shards = new Map<string, Promise<string>>()
  const readShard = (key: string) => {
    const shard = shards.get(key) ?? readText(store, key)
    shards.set(key, shard)
    return shard
  }
  const findKey = async (address: string) => {
    const entries = await readEntries(root, foldAddress(address), readShard)
    const entry = entries.find((each) => each.address === address)
    return entry?.kind === 'collection' ? toObjectKey(entry.kind, entry.digest) : null
  }
  return async (addresses) => {
    const keys = await Promise.all(addresses.map(findKey))
    const key = keys.find((each) => each !== null)
    return key ? readText(store, key) : null
  }
}

/** The articles before and after an article on its day, or the adjoining days. */
async function readDay(
  { edition, address, fields: { published } }: ArticleDocument,
  readList: ReadList,
): Promise<Omit<ArticleNeighbours, 'near'>> {
  const isExact = published !== null && published.length >= 10
  const list = isExact ? await readList([addressOfDate(edition, published.slice(0, 10))]) : null
  const window = list === null ? null : findListingsAround(list, address, 1)
  if (list === null || window === null) return { before: null, after: null }
  const { previous, next } = findAdjoiningLists(list)
  return { before: window.before[0] ?? previous, after: window.after[0] ?? next }
}

/** Addresses of the parts of a name's list that may contain a date, the smallest first. */
function listParts(list: string, published: string | null): string[] {
  const [year, month, day] = (published ?? '').slice(0, 10).split('-')
  const parts = [[year, month, day], [year, month], [year], []].map((segments) => [list, ...segments])
  return parts.filter((segments) => segments.every(Boolean)).map((segments) => segments.join('/'))
}

/** Milliseconds between two dates, or infinitely many where one is unknown. */
const distanceBetween = (a: string | null, b: string | null) =>
  a === null || b === null ? Number.POSITIVE_INFINITY : Math.abs(Date.parse(a) - Date.parse(b))

/** The articles of a name's list that are nearest in time. */
async function readNear(
  { address, fields: { published } }: ArticleDocument,
  name: string,
  readList: ReadList,
): Promise<ListedArticle[]> {
  const list = await readList(listParts(name, published))
  const window = list === null ? null : findListingsAround(list, address, maxNear)
  const articles = window ? [...window.before, ...window.after] : []
  return articles.sort(
    (a, b) => distanceBetween(a.published, published) - distanceBetween(b.published, published),
  )
}

/** Lists of the article's names: topics, since a series is found by its topic, then its author, then its section. */
function listNames({ edition, fields: { topics, authors, section } }: ArticleDocument): string[] {
  const names = [
    ...topics.slice(0, 1).map((topic) => addressOfName(edition, 'topics', topic)),
    ...authors.slice(0, 1).map((author) => addressOfName(edition, 'authors', author)),
    ...(section === null ? [] : [addressOfName(edition, 'sections', section)]),
  ]
  return names.slice(0, maxNames)
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
 * articles (docs/decisions/0032). A changed headline and a takedown are therefore right at once.
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
