import { catchUnreadable } from '../../../archive/objects.ts'
import { chooseShardBits } from '../../../archive/shard.ts'
import { foldAddress } from '../../../model/address.ts'
import { listExplicitBases } from '../../content/addresses/explicit-url.ts'
import { AddressIndex } from '../addresses/address-index.ts'
import { type AddressPlan, type GeneratedEntry, planAddresses } from '../addresses/address-plan.ts'
import { type ArticleSummary, compareArticles } from '../articles/article-summary.ts'
import { listMainSections } from '../articles/main-sections.ts'
import { createNeighbourSeeker } from '../neighbours/find-neighbours.ts'
import type { CachedRenderer } from '../rendering/cached-renderer.ts'
import { pictureAddressOf } from '../store/picture-addresses.ts'
import type { PublicationStore } from '../store/release-store.ts'
import { findChangedLists } from './changed-lists.ts'
import { EditedRelease } from './edited-release.ts'
import type { Addition } from './find-additions.ts'
import { readStoredArticles, type StoredArticles } from './read-stored-articles.ts'

/** The articles that the release had before, and the added ones. */
interface AddedArticles extends StoredArticles {
  added: ArticleSummary[]
}

/** Returns the introduction on a stored front page, in the shape that `findChangedLists` takes. */
async function readFrontAbout(release: EditedRelease, address: string) {
  const about = (await release.findList(address))?.about
  return about && { about }
}

/**
 * Replaces the lists that change.
 * @returns the entries of new lists; `null` if a stored list differs from the one that the earlier articles give
 */
async function replaceLists(
  release: EditedRelease,
  { articles, added }: AddedArticles,
): Promise<GeneratedEntry[] | null> {
  const { archive, editions } = release.root
  const listedRelease = {
    archive: { ...archive, ...(await readFrontAbout(release, '/')) },
    editions: await Promise.all(
      editions.map(async ({ id, name }) => ({ id, name, ...(await readFrontAbout(release, `/${id}/`)) })),
    ),
  }
  const entries: GeneratedEntry[] = []
  for (const { address, before, after } of findChangedLists(listedRelease, articles, added)) {
    if (before && !(await release.hasList(before))) return null
    const entry = after && (await release.setList(after))
    if (entry) entries.push(entry)
    if (!after) await release.removeList(address)
  }
  return entries
}

/** True if no address of an added article hides another article's address in another format. */
async function hidesNoOtherUrl(
  release: EditedRelease,
  { address, formerly }: ArticleSummary,
): Promise<boolean> {
  for (const ownAddress of [address, ...formerly.map((former) => former.address)])
    for (const base of listExplicitBases(ownAddress))
      if ((await release.entriesAt(foldAddress(base))).length > 0) return false
  return true
}

/**
 * Enters the keys of a plan that has only the additions. @returns false if the release has other entries under one
 * of the keys, or the key is reserved
 */
async function enterPlannedEntries(
  release: EditedRelease,
  { index, ignoredParameterCounts }: AddressPlan,
  explicitBases: ReadonlySet<string>,
): Promise<boolean> {
  if (ignoredParameterCounts.size > 0 || [...index.listSharedUrlIds()].length > 0) return false
  for (const key of index.keys()) {
    const [entries, storedEntries] = [index.entriesOf(key), await release.entriesAt(key)]
    if (
      storedEntries.length > 0
        ? JSON.stringify(storedEntries) !== JSON.stringify(entries)
        : explicitBases.has(key)
    )
      return false
    if (storedEntries.length === 0) await release.addEntries(key, entries)
  }
  return true
}

/** Enters the addresses of the added articles and of their new lists. @returns false if an address is not free */
async function enterAddresses(
  release: EditedRelease,
  {
    generated,
    additions,
    added,
    explicitBases,
  }: Pick<AddedArticles, 'added' | 'explicitBases'> & {
    generated: readonly GeneratedEntry[]
    additions: readonly Addition[]
  },
): Promise<boolean> {
  const addressClaims = { editions: release.root.editions, pages: [], articles: added, withdrawn: [] }
  const index = new AddressIndex()
  try {
    const plan = planAddresses(addressClaims, generated, index)
    if (plan.problems.length > 0) return false
    for (const { article } of additions) index.setDigest(article.summary.address, article.digest)
    return await enterPlannedEntries(release, plan, explicitBases)
  } finally {
    index.close()
  }
}

/** Sets the neighbours of the added articles, and of the articles beside them. */
async function linkNeighbours(release: EditedRelease, { articles, added }: AddedArticles): Promise<void> {
  const editions = new Set(added.map(({ edition }) => edition))
  const { find, findDependants } = createNeighbourSeeker(
    [...articles, ...added].filter(({ edition }) => editions.has(edition)).sort(compareArticles),
  )
  const addresses = added.flatMap(({ address }) => [address, ...findDependants(address)])
  for (const address of new Set(addresses)) await release.setNeighbours(address, find(address))
}

/** Updates the counts in the root. @returns false if the release needs another number of shards */
function updateRootCounts(
  release: EditedRelease,
  { articles, added }: AddedArticles,
  entries: number,
): boolean {
  const articlesByEdition = Map.groupBy([...articles, ...added], ({ edition }) => edition)
  const { root } = release
  release.root = {
    ...root,
    editions: root.editions.map((edition) => {
      const editionArticles = articlesByEdition.get(edition.id) ?? []
      return {
        ...edition,
        articles: editionArticles.length,
        sections: listMainSections(edition.id, editionArticles),
      }
    }),
    counts: { articles: articles.length + added.length, entries },
  }
  return chooseShardBits(entries) === root.bits
}

async function enterAdditions(
  release: EditedRelease,
  additions: readonly Addition[],
  allArticles: AddedArticles,
): Promise<boolean> {
  const { added, explicitBases } = allArticles
  for (const article of added) if (!(await hidesNoOtherUrl(release, article))) return false
  for (const name of additions.flatMap(({ article }) => article.shownPictures))
    if ((await release.findEntry(pictureAddressOf(name))) === null) return false
  const generated = await replaceLists(release, allArticles)
  if (generated === null) return false
  if (!(await enterAddresses(release, { generated, additions, added, explicitBases }))) return false
  await linkNeighbours(release, allArticles)
  return updateRootCounts(release, allArticles, release.root.counts.entries + release.addedEntryCount)
}

/** Separates the added articles from the other articles in the cache; `null` if the cache is damaged. */
function separateAddedArticles(
  cache: CachedRenderer['cache'],
  additions: readonly Addition[],
): AddedArticles | null {
  const { articles: storedArticles, explicitBases } = readStoredArticles(cache)
  const added = additions.map(({ file, article }) => ({ ...article.summary, file }))
  const addresses = new Set(added.map(({ address }) => address))
  const articles = storedArticles.filter(({ address }) => !addresses.has(address))
  return articles.length + added.length === cache.size ? { articles, explicitBases, added } : null
}

/**
 * Adds articles to a stored release in memory.
 * @param digest the digest of its root
 * @returns `null` if the release is damaged, or the additions may have other effects
 */
export async function addToRelease(
  store: PublicationStore,
  digest: string,
  { additions, cache }: { additions: readonly Addition[]; cache: CachedRenderer['cache'] },
): Promise<EditedRelease | null> {
  async function openAndAdd() {
    const release = await EditedRelease.open(store, digest)
    if (release.root.takedowns !== null) return null
    // Reads every shard, so that a damaged one is noticed: first, since the articles then take half of the memory.
    await release.findShards([])
    const allArticles = separateAddedArticles(cache, additions)
    return allArticles && (await enterAdditions(release, additions, allArticles)) ? release : null
  }
  return openAndAdd().catch(catchUnreadable(() => null))
}
