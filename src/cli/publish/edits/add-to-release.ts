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

/** The articles before the additions, and the added ones. */
interface AddedArticles extends StoredArticles {
  added: ArticleSummary[]
}

/** Returns the introduction on a stored front, as generated lists need it. */
async function readAbout(release: EditedRelease, address: string) {
  const about = (await release.findList(address))?.about
  return about && { about }
}

/**
 * Replaces the lists that change.
 * @returns the entries of new lists; `null` if a stored list is not what the articles before the additions give
 */
async function replaceLists(
  release: EditedRelease,
  { articles, added }: AddedArticles,
): Promise<GeneratedEntry[] | null> {
  const { archive, editions } = release.root
  const described = {
    archive: { ...archive, ...(await readAbout(release, '/')) },
    editions: await Promise.all(
      editions.map(async ({ id, name }) => ({ id, name, ...(await readAbout(release, `/${id}/`)) })),
    ),
  }
  const entries: GeneratedEntry[] = []
  for (const { address, before, after } of findChangedLists(described, articles, added)) {
    if (before && !(await release.hasList(before))) return null
    const entry = after && (await release.setList(after))
    if (entry) entries.push(entry)
    if (!after) await release.removeList(address)
  }
  return entries
}

/** True if an added article's addresses hide no other article's in another format, and the reverse. */
async function hasOwnUrls(release: EditedRelease, { address, formerly }: ArticleSummary): Promise<boolean> {
  for (const url of [address, ...formerly.map((former) => former.address)])
    for (const base of listExplicitBases(url))
      if ((await release.entriesAt(foldAddress(base))).length > 0) return false
  return true
}

/** Enters the keys of a plan for the additions alone. @returns false if one of them has other entries, or is reserved */
async function enterPlan(
  release: EditedRelease,
  { index, ignoredParameterCounts }: AddressPlan,
  explicitBases: ReadonlySet<string>,
): Promise<boolean> {
  if (ignoredParameterCounts.size > 0 || [...index.listSharedUrlIds()].length > 0) return false
  for (const key of index.keys()) {
    const [entries, stored] = [index.entriesOf(key), await release.entriesAt(key)]
    if (stored.length > 0 ? JSON.stringify(stored) !== JSON.stringify(entries) : explicitBases.has(key))
      return false
    if (stored.length === 0) await release.addEntries(key, entries)
  }
  return true
}

/** Enters the addresses of the added articles and of the lists that they bring. @returns false as `enterPlan` does */
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
  const claims = { editions: release.root.editions, pages: [], articles: added, withdrawn: [] }
  const index = new AddressIndex()
  try {
    const plan = planAddresses(claims, generated, index)
    if (plan.problems.length > 0) return false
    for (const { article } of additions) index.setDigest(article.summary.address, article.digest)
    return await enterPlan(release, plan, explicitBases)
  } finally {
    index.close()
  }
}

/** Sets the links of the added articles, and of those beside them. */
async function linkNeighbours(release: EditedRelease, { articles, added }: AddedArticles): Promise<void> {
  const editions = new Set(added.map(({ edition }) => edition))
  const { find, findDependants } = createNeighbourSeeker(
    [...articles, ...added].filter(({ edition }) => editions.has(edition)).sort(compareArticles),
  )
  const addresses = added.flatMap(({ address }) => [address, ...findDependants(address)])
  for (const address of new Set(addresses)) await release.setNeighbours(address, find(address))
}

/** Counts the added articles in the root. @returns false if all shards would have to be divided again */
function countInRoot(release: EditedRelease, { articles, added }: AddedArticles, entries: number): boolean {
  const all = Map.groupBy([...articles, ...added], ({ edition }) => edition)
  const { root } = release
  release.root = {
    ...root,
    editions: root.editions.map((edition) => {
      const own = all.get(edition.id) ?? []
      return { ...edition, articles: own.length, sections: listMainSections(edition.id, own) }
    }),
    counts: { articles: articles.length + added.length, entries },
  }
  return chooseShardBits(entries) === root.bits
}

async function enterAdditions(
  release: EditedRelease,
  additions: readonly Addition[],
  all: AddedArticles,
): Promise<boolean> {
  const { added, explicitBases } = all
  for (const article of added) if (!(await hasOwnUrls(release, article))) return false
  for (const name of additions.flatMap(({ article }) => article.shownPictures))
    if ((await release.findEntry(pictureAddressOf(name))) === null) return false
  const generated = await replaceLists(release, all)
  if (generated === null) return false
  if (!(await enterAddresses(release, { generated, additions, added, explicitBases }))) return false
  await linkNeighbours(release, all)
  return countInRoot(release, all, release.root.counts.entries + release.addedEntryCount)
}

/** Returns the articles of the cache without the added ones, and these; `null` if the cache is damaged. */
function divideArticles(
  cache: CachedRenderer['cache'],
  additions: readonly Addition[],
): AddedArticles | null {
  const { articles: all, explicitBases } = readStoredArticles(cache)
  const added = additions.map(({ file, article }) => ({ ...article.summary, file }))
  const addresses = new Set(added.map(({ address }) => address))
  const articles = all.filter(({ address }) => !addresses.has(address))
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
  async function addAll() {
    const release = await EditedRelease.open(store, digest)
    if (release.root.takedowns !== null) return null
    // Reads every shard, so that a damaged one is noticed: first, since the articles then take half of the memory.
    await release.findShards([])
    const articles = divideArticles(cache, additions)
    return articles && (await enterAdditions(release, additions, articles)) ? release : null
  }
  return addAll().catch(catchUnreadable(() => null))
}
