import { readRoot, readTakedowns } from '../../../archive/release.ts'
import type { Root } from '../../../archive/root.ts'
import type { Entry, Shard } from '../../../archive/shard.ts'
import { createCoverageTest, type TakenDownArticle } from '../../../archive/takedowns.ts'
import { readShards } from '../store/read-shards.ts'
import type { BulkObjectStore } from '../store/release-store.ts'
import { readArticleDocuments, type StoredArticle } from '../store/stored-articles.ts'
import type { PastTakedowns } from './past-takedowns.ts'
import { addressKey, identityMark, ownMarks, pictureKey } from './takedown-keys.ts'

/** The article that an entry shows or leads to; `null` for everything else. */
function shownBy(entry: Entry): string | null {
  if (entry.kind === 'moved') return entry.to
  return entry.kind === 'article' ? entry.address : null
}

/** Every key under which a shard leads to articles, with the article's address. */
function* keysIn(shard: Shard): Generator<[key: string, address: string]> {
  for (const [place, entries] of Object.entries(shard))
    for (const entry of entries) {
      const address = shownBy(entry)
      const key = place.includes('#') ? identityMark(place) : addressKey(entry.address)
      if (address !== null) yield [key, address]
    }
}

/** What a release has that it may be wrong to show. */
interface Suspects {
  /** Articles that a key of what is kept back leads to. */
  led: Set<string>
  /** Articles whose documents another release does not show. */
  articles: StoredArticle[]
  pictures: string[]
}

/** Looks through a release. `keys` are of what is kept back; `known` are documents that need not be looked at. */
async function findSuspects(
  store: BulkObjectStore,
  root: Root,
  {
    keys,
    pictures,
    known,
  }: { keys: ReadonlySet<string>; pictures: ReadonlySet<string>; known: ReadonlyMap<string, string> },
): Promise<Suspects> {
  const found: Suspects = { led: new Set(), articles: [], pictures: [] }
  for await (const [, shard] of readShards(store, root)) {
    for (const [key, address] of keysIn(shard)) if (keys.has(key)) found.led.add(address)
    for (const entry of Object.values(shard).flat()) {
      if (entry.kind === 'article' && !known.has(entry.digest)) found.articles.push(entry)
      if (entry.kind === 'media' && pictures.has(pictureKey(entry.address)))
        found.pictures.push(entry.address)
    }
  }
  return found
}

/** The digests of the articles and pictures that a release shows, with the address of each. */
async function shownIn(store: BulkObjectStore, root: Root): Promise<Map<string, string>> {
  const addresses = new Map<string, string>()
  for await (const [, shard] of readShards(store, root))
    for (const entry of Object.values(shard).flat()) {
      if (entry.kind === 'article') addresses.set(entry.digest, entry.address)
      if (entry.kind === 'media') addresses.set(pictureKey(entry.address), entry.address)
    }
  return addresses
}

/** The addresses of the articles and pictures that one release shows and another does not show in the same bytes. */
async function onlyIn(store: BulkObjectStore, root: Root, other: Root): Promise<string[]> {
  const known = await shownIn(store, other)
  const all = [...(await shownIn(store, root))]
  return all.flatMap(([digest, address]) => (known.has(digest) ? [] : [address])).sort()
}

const keysOf = (records: readonly TakenDownArticle[]) =>
  new Set(records.flatMap(({ addresses, marks }) => [...addresses, ...marks]))

/**
 * The addresses at which a release shows what others keep back: articles that they withhold, call gone or anonymise, known
 * by any address that they had, their source, their words or an identity; and pictures that they withhold. What the
 * release `now` shows in the same words is shown anyway. Where a takedown cannot be read, all else counts as brought back.
 * @throws UnreadableObject
 */
export async function findRestoredAddresses(
  store: BulkObjectStore,
  { root, now }: { root: string; now: string },
  keptBack: PastTakedowns,
): Promise<string[]> {
  const opened = await readRoot(store, root)
  if (keptBack.unreadable.length > 0) return onlyIn(store, opened, await readRoot(store, now))
  const own = await readTakedowns(store, opened)
  const isCovered = createCoverageTest(own)
  const keys = keysOf(keptBack.articles.filter((record) => !isCovered(record)))
  const pictures = new Set(keptBack.pictures.filter((digest) => !own.pictures.includes(digest)))
  if (keys.size + pictures.size === 0) return []
  const known = await shownIn(store, await readRoot(store, now))
  const suspects = await findSuspects(store, opened, { keys, pictures, known })
  const found = new Set(suspects.pictures)
  for (const { address } of suspects.articles) if (suspects.led.has(address)) found.add(address)
  const others = keys.size === 0 ? [] : suspects.articles.filter(({ address }) => !found.has(address))
  for await (const [{ address }, { fields, body }] of readArticleDocuments(store, others))
    if (ownMarks(fields, body.text).some((mark) => keys.has(mark))) found.add(address)
  return [...found].sort()
}
