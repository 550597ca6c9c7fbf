import { onUnreadableObject } from '../../../archive/objects.ts'
import { readRoot, readTakedowns } from '../../../archive/release.ts'
import type { Root } from '../../../archive/root.ts'
import type { Entry, Shard } from '../../../archive/shard.ts'
import { createStillTakenDownTest, type TakenDownArticle } from '../../../archive/takedowns.ts'
import { pictureDigestOfAddress } from '../store/picture-addresses.ts'
import { readShards, readUndamagedShards } from '../store/read-shards.ts'
import type { BulkObjectStore } from '../store/release-store.ts'
import { readArticleDocuments, type StoredArticle } from '../store/stored-articles.ts'
import type { PastTakedowns } from './past-takedowns.ts'
import { createContentMarks, toAddressKey, toUrlIdMark } from './takedown-keys.ts'

/** Returns the address of the article that an entry shows or redirects to; `null` for any other entry. */
function findArticleAddress(entry: Entry): string | null {
  if (entry.kind === 'moved') return entry.to
  return entry.kind === 'article' ? entry.address : null
}

/**
 * Yields a takedown key for each entry of a shard that shows or redirects to an article, with the article's address.
 */
function* listArticleKeys(shard: Shard): Generator<[key: string, articleAddress: string]> {
  for (const [shardKey, entries] of Object.entries(shard))
    for (const entry of entries) {
      const articleAddress = findArticleAddress(entry)
      const takedownKey = shardKey.includes('#') ? toUrlIdMark(shardKey) : toAddressKey(entry.address)
      if (articleAddress !== null) yield [takedownKey, articleAddress]
    }
}

/** The articles and pictures of a release that a takedown may cover. */
interface RestorationCandidates {
  /** Addresses of articles to which an address or URL id of a taken-down article leads. */
  targetAddresses: Set<string>
  /** Articles whose documents the served release does not contain. */
  articles: StoredArticle[]
  /** Addresses of taken-down pictures. */
  pictureAddresses: string[]
}

interface TakedownCriteria {
  /** Address keys and marks of the taken-down articles. */
  takedownKeys: ReadonlySet<string>
  takenDownPictureDigests: ReadonlySet<string>
  /** Digest of each article and picture that the served release shows → its address. */
  shownAddressByDigest: ReadonlyMap<string, string>
}

async function findRestorationCandidates(
  store: BulkObjectStore,
  root: Root,
  { takedownKeys, takenDownPictureDigests, shownAddressByDigest }: TakedownCriteria,
): Promise<RestorationCandidates> {
  const candidates: RestorationCandidates = { targetAddresses: new Set(), articles: [], pictureAddresses: [] }
  for await (const [, shard] of readShards(store, root)) {
    for (const [takedownKey, articleAddress] of listArticleKeys(shard))
      if (takedownKeys.has(takedownKey)) candidates.targetAddresses.add(articleAddress)
    for (const entry of Object.values(shard).flat()) {
      if (entry.kind === 'article' && !shownAddressByDigest.has(entry.digest)) candidates.articles.push(entry)
      if (entry.kind === 'media' && takenDownPictureDigests.has(pictureDigestOfAddress(entry.address)))
        candidates.pictureAddresses.push(entry.address)
    }
  }
  return candidates
}

/** Maps the digests of the articles and pictures in shards to their addresses. */
async function mapAddressByDigest(shards: AsyncIterable<Shard>): Promise<Map<string, string>> {
  const addressByDigest = new Map<string, string>()
  for await (const shard of shards)
    for (const entry of Object.values(shard).flat()) {
      if (entry.kind === 'article') addressByDigest.set(entry.digest, entry.address)
      if (entry.kind === 'media') addressByDigest.set(pictureDigestOfAddress(entry.address), entry.address)
    }
  return addressByDigest
}

/**
 * Maps the digests of the articles and pictures in a release's undamaged shards to their addresses. The map is empty
 * if the root is unreadable.
 */
async function mapShownAddressByDigest(
  store: BulkObjectStore,
  rootDigest: string,
): Promise<Map<string, string>> {
  const root = await readRoot(store, rootDigest).catch(onUnreadableObject(() => null))
  return root ? mapAddressByDigest(readUndamagedShards(store, root)) : new Map()
}

async function* readAllShards(store: BulkObjectStore, root: Root): AsyncGenerator<Shard> {
  for await (const [, shard] of readShards(store, root)) yield shard
}

/**
 * Lists the addresses of articles and pictures that a release shows, but that the served release does not show with
 * the same bytes.
 */
async function listUnshownAddresses(
  store: BulkObjectStore,
  root: Root,
  shownAddressByDigest: ReadonlyMap<string, string>,
): Promise<string[]> {
  const addressesWithDigest = [...(await mapAddressByDigest(readAllShards(store, root)))]
  return addressesWithDigest
    .flatMap(([digest, address]) => (shownAddressByDigest.has(digest) ? [] : [address]))
    .sort()
}

const collectTakedownKeys = (articles: readonly TakenDownArticle[]) =>
  new Set(articles.flatMap(({ addresses, marks }) => [...addresses, ...marks]))

/**
 * Finds the addresses at which a release shows articles or pictures that other releases took down. Recognises an
 * article by its addresses, its source, its words or the id in its URL. Ignores articles that the served release shows
 * unchanged. If the takedowns of a release cannot be read, returns every address whose content the served release does
 * not show. Unreadable parts of the served release count as not shown.
 * @throws UnreadableObject if the release itself is damaged
 */
export async function findRestoredAddresses(
  store: BulkObjectStore,
  { rootDigest: pastRootDigest, servedRootDigest }: { rootDigest: string; servedRootDigest: string },
  pastTakedowns: PastTakedowns,
): Promise<string[]> {
  const root = await readRoot(store, pastRootDigest)
  if (pastTakedowns.unreadableRootDigests.length > 0)
    return listUnshownAddresses(store, root, await mapShownAddressByDigest(store, servedRootDigest))
  const releaseTakedowns = await readTakedowns(store, root)
  const isArticleTakenDownByRelease = createStillTakenDownTest(releaseTakedowns)
  const takedownKeys = collectTakedownKeys(
    pastTakedowns.articles.filter((article) => !isArticleTakenDownByRelease(article)),
  )
  const takenDownPictureDigests = new Set(
    pastTakedowns.pictures.filter((pictureDigest) => !releaseTakedowns.pictures.includes(pictureDigest)),
  )
  if (takedownKeys.size + takenDownPictureDigests.size === 0) return []
  const shownAddressByDigest = await mapShownAddressByDigest(store, servedRootDigest)
  const candidates = await findRestorationCandidates(store, root, {
    takedownKeys,
    takenDownPictureDigests,
    shownAddressByDigest,
  })
  const restoredAddresses = new Set(candidates.pictureAddresses)
  for (const { address } of candidates.articles)
    if (candidates.targetAddresses.has(address)) restoredAddresses.add(address)
  // If only pictures were taken down, no document need be read.
  const articlesToCompare = takedownKeys.size === 0 ? [] : candidates.articles
  for await (const [{ address }, { fields, body }] of readArticleDocuments(store, articlesToCompare))
    if (createContentMarks(fields, body.text).some((mark) => takedownKeys.has(mark)))
      restoredAddresses.add(address)
  return [...restoredAddresses].sort()
}
