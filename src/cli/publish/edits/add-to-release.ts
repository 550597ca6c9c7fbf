import { onUnreadableObject } from '../../../archive/objects.ts'
import { chooseShardBits } from '../../../archive/shard.ts'
import { foldAddress } from '../../../model/address.ts'
import type { DocumentBody } from '../../../model/article.ts'
import { generateBaseAddresses } from '../../content/addresses/explicit-url.ts'
import { AddressIndex } from '../addresses/address-index.ts'
import { type AddressPlan, type GeneratedEntry, planAddresses } from '../addresses/address-plan.ts'
import { type ArticleSummary, compareArticles } from '../articles/article-summary.ts'
import { listLargestSections } from '../articles/largest-sections.ts'
import { createUnindexedNeighbourFinder } from '../neighbours/find-neighbours.ts'
import type { CachedRenderer } from '../rendering/cached-renderer.ts'
import { pictureAddressOf } from '../store/picture-addresses.ts'
import type { PublicationStore } from '../store/release-store.ts'
import { findChangedLists } from './changed-lists.ts'
import { EditedRelease } from './edited-release.ts'
import type { AddedArticle } from './render-additions.ts'
import { type EarlierAndAddedArticles, separateAddedArticles } from './separate-added-articles.ts'

/** Reads the introduction on a stored front page. The property is absent if there is no introduction. */
async function readIntroduction(release: EditedRelease, address: string): Promise<{ about?: DocumentBody }> {
  const about = (await release.readList(address))?.about
  return about ? { about } : {}
}

/**
 * Replaces the lists that the added articles change.
 * @returns the entries of new lists; `null` if a stored list differs from the list that the earlier articles produce
 */
async function tryReplaceChangedLists(
  release: EditedRelease,
  { earlierArticles, addedArticles }: EarlierAndAddedArticles,
): Promise<GeneratedEntry[] | null> {
  const { archive, editions } = release.root
  const listSettings = {
    archive: { ...archive, ...(await readIntroduction(release, '/')) },
    editions: await Promise.all(
      editions.map(async ({ id, name }) => ({ id, name, ...(await readIntroduction(release, `/${id}/`)) })),
    ),
  }
  const newListEntries: GeneratedEntry[] = []
  for (const { address, listBefore, listAfter } of findChangedLists(
    listSettings,
    earlierArticles,
    addedArticles,
  )) {
    if (listBefore && !(await release.hasExactList(listBefore))) return null
    const { newEntry } = listAfter ? await release.setList(listAfter) : { newEntry: null }
    if (newEntry) newListEntries.push(newEntry)
    if (!listAfter) await release.removeListEntry(address)
  }
  return newListEntries
}

/** True if no address of an added article could also be read as another document's explicit URL. */
async function avoidsExplicitUrls(
  release: EditedRelease,
  { address, formerly }: ArticleSummary,
): Promise<boolean> {
  for (const articleAddress of [address, ...formerly.map((formerAddress) => formerAddress.address)])
    for (const baseAddress of generateBaseAddresses(articleAddress))
      if ((await release.entriesAt(foldAddress(baseAddress))).length > 0) return false
  return true
}

/** Adds the planned entries of the added articles. @returns false if an address or a URL id is taken or ambiguous */
async function tryAddPlannedEntries(
  release: EditedRelease,
  { addressIndex, ambiguityCountByParameter }: AddressPlan,
  explicitBases: ReadonlySet<string>,
): Promise<boolean> {
  if (ambiguityCountByParameter.size > 0 || [...addressIndex.listSharedUrlIds()].length > 0) return false
  for (const key of addressIndex.keys()) {
    const [entries, storedEntries] = [addressIndex.entriesAt(key), await release.entriesAt(key)]
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

/** Adds the addresses of the added articles and of the new lists. @returns false if an address is not free */
async function tryAddAddresses(
  release: EditedRelease,
  {
    newListEntries,
    additions,
    addedArticles,
    explicitBases,
  }: Pick<EarlierAndAddedArticles, 'addedArticles' | 'explicitBases'> & {
    newListEntries: readonly GeneratedEntry[]
    additions: readonly AddedArticle[]
  },
): Promise<boolean> {
  const { editions } = release.root
  const addressedContent = { editions, pages: [], articles: addedArticles, withdrawnArticles: [] }
  const addressIndex = new AddressIndex()
  try {
    const addressPlan = planAddresses(addressedContent, newListEntries, addressIndex)
    if (addressPlan.problems.length > 0) return false
    for (const { article } of additions)
      addressIndex.setDocumentDigest(article.summary.address, article.documentDigest)
    return await tryAddPlannedEntries(release, addressPlan, explicitBases)
  } finally {
    addressIndex.close()
  }
}

/** Updates the neighbours of the added articles and of the articles next to them. */
async function updateNeighbours(
  release: EditedRelease,
  { earlierArticles, addedArticles }: EarlierAndAddedArticles,
): Promise<void> {
  const editionIds = new Set(addedArticles.map(({ edition }) => edition))
  const { findNeighbours, findDependants } = createUnindexedNeighbourFinder(
    [...earlierArticles, ...addedArticles]
      .filter(({ edition }) => editionIds.has(edition))
      .sort(compareArticles),
  )
  const addresses = addedArticles.flatMap(({ address }) => [address, ...findDependants(address)])
  for (const address of new Set(addresses)) await release.setNeighbours(address, findNeighbours(address))
}

/** Updates the counts of articles and entries, and the sections, in the root. */
function updateRootCounts(
  release: EditedRelease,
  { earlierArticles, addedArticles }: EarlierAndAddedArticles,
  entryCount: number,
): void {
  const articlesByEdition = Map.groupBy([...earlierArticles, ...addedArticles], ({ edition }) => edition)
  const { root } = release
  release.root = {
    ...root,
    editions: root.editions.map((edition) => {
      const editionArticles = articlesByEdition.get(edition.id) ?? []
      return {
        ...edition,
        articles: editionArticles.length,
        sections: listLargestSections(edition.id, editionArticles),
      }
    }),
    counts: { articles: earlierArticles.length + addedArticles.length, entries: entryCount },
  }
}

async function tryAddArticles(
  release: EditedRelease,
  additions: readonly AddedArticle[],
  allArticles: EarlierAndAddedArticles,
): Promise<boolean> {
  for (const article of allArticles.addedArticles)
    if (!(await avoidsExplicitUrls(release, article))) return false
  for (const pictureName of additions.flatMap(({ article }) => article.shownPictureNames))
    if ((await release.findEntry(pictureAddressOf(pictureName))) === null) return false
  const newListEntries = await tryReplaceChangedLists(release, allArticles)
  if (newListEntries === null) return false
  if (!(await tryAddAddresses(release, { newListEntries, additions, ...allArticles }))) return false
  const entryCount = release.root.counts.entries + release.addedEntryCount
  if (chooseShardBits(entryCount) !== release.root.bits) return false
  await updateNeighbours(release, allArticles)
  updateRootCounts(release, allArticles, entryCount)
  return true
}

/**
 * Adds articles to a stored release in memory.
 * @param rootDigest the digest of the release's root
 * @returns `null` if the release is damaged or contains takedowns, or if the additions may have other effects
 */
export async function tryAddToRelease(
  store: PublicationStore,
  rootDigest: string,
  { additions, cache }: { additions: readonly AddedArticle[]; cache: CachedRenderer['cache'] },
): Promise<EditedRelease | null> {
  async function openAndAdd() {
    const release = await EditedRelease.open(store, rootDigest)
    if (release.root.takedowns !== null) return null
    // Read every shard to detect damage, before the articles take up half of the memory.
    await release.findShardsContainingAny([])
    const allArticles = separateAddedArticles(cache, additions)
    if (allArticles === 'damaged-cache') return null
    return (await tryAddArticles(release, additions, allArticles)) ? release : null
  }
  return openAndAdd().catch(onUnreadableObject(() => null))
}
