import { toObjectKey } from '../../archive/keys.ts'
import { onUnreadableObject } from '../../archive/objects.ts'
import { createNextPointer, type ReleasePointer } from '../../archive/release-pointer.ts'
import type { Root } from '../../archive/root.ts'
import { noTakedowns } from '../../archive/takedowns.ts'
import { type CatalogueLanguage, listNewlyNeededCatalogues } from '../../model/catalogue-languages.ts'
import type { ProgressCounter } from '../progress.ts'
import type { ContentSurvey } from './content-survey.ts'
import { writePictures } from './pictures/write-pictures.ts'
import type { PreparedRelease } from './prepare-release.ts'
import { countArticleChanges } from './releases/article-changes.ts'
import { previewRelease, type ReleasePreview } from './releases/release-preview.ts'
import type { ReleaseDifference } from './releases/releases.ts'
import type { CachedRenderer } from './rendering/cached-renderer.ts'
import type { DocumentSpool } from './rendering/document-spool.ts'
import type { KnownKeys } from './store/key-set.ts'
import { ObjectWriter } from './store/object-writer.ts'
import type { PublicationStore } from './store/release-store.ts'
import {
  collectTakedowns,
  countTakedowns,
  dropFallbackAfterTakedown,
  findNewTakedowns,
  type TakedownCounts,
} from './takedown/takedowns.ts'
import { getDocumentJson, writeDocumentsAndSetDigests, writeShardsAndRoot } from './write-objects.ts'

/** Result of a publication or, in a dry run, its predicted result. */
export interface Publication {
  rootDigest: string
  /** True if the release was already served before the publication. */
  isAlreadyServed: boolean
  articleCount: number
  /**
   * Numbers of articles added, removed and changed since the previous release; `null` if that release cannot be read.
   */
  articleChanges: ReleaseDifference | null
  /**
   * In a dry run, the addresses that the publication would change; `null` otherwise, and if the previous release
   * cannot be read.
   */
  preview: ReleasePreview | null
  /** Numbers of objects written, and of objects that were already stored. */
  writtenCount: number
  unchangedCount: number
  /** Number of pictures written or, in a dry run, to be written. */
  pictureCount: number
  /** Numbers of articles and pictures taken down since the previous release. */
  takedownCounts: TakedownCounts
  /** True if the number of shards has changed, so that all of them were rewritten. */
  isResharded: boolean
  /**
   * Keys of URL ids that several articles share. A request for an old URL with such an id receives a list of these
   * articles.
   */
  sharedUrlIds: { urlIdKey: string; addresses: string[] }[]
  /** Query parameters that editions ignore, each with the number of former URLs that are ambiguous without it. */
  ambiguousParameters: { name: string; urlCount: number }[]
  missingFolders: ContentSurvey['missingFolders']
  /**
   * Languages whose message catalogues the previous release did not need, so that a Worker deployed for it may lack
   * them.
   */
  newCatalogues: CatalogueLanguage[]
  /** Files of the articles whose documents were not stored before. */
  changedFiles: string[]
}

/** The release that was served before a publication. */
export interface ServedRelease {
  pointer: ReleasePointer | null
  /** `null` if there is none, or it cannot be read. */
  root: Root | null
  /** Keys of objects and addresses of pictures that are known to be stored. */
  storedKeys: KnownKeys
}

async function countChangesSinceServed(
  store: PublicationStore,
  { pointer, root: previousRoot }: ServedRelease,
  nextRelease: Parameters<typeof countArticleChanges>[2],
): Promise<ReleaseDifference | null> {
  if (pointer === null) return { added: nextRelease.root.counts.articles, removed: 0, changed: 0 }
  return (
    previousRoot &&
    (await countArticleChanges(store, previousRoot, nextRelease).catch(onUnreadableObject(() => null)))
  )
}

/** Previews a release whose digests are all known; `null` if the served release cannot be read. */
async function previewPreparedRelease(
  { articles, documents, introductionByEdition: introductions }: ContentSurvey,
  { addressPlan, root }: { addressPlan: PreparedRelease['addressPlan']; root: Root },
  { store, served: { pointer, root: previousRoot }, renderer }: ReleaseTools,
): Promise<ReleasePreview | null> {
  if (pointer !== null && previousRoot === null) return null
  const positionByAddress = new Map(articles.map(({ address }, index) => [address, index]))
  const readDocumentJson = async (address: string) => {
    const position = positionByAddress.get(address) ?? -1
    const article = articles[position]
    if (!article) throw new Error(`${address} has no document`)
    return getDocumentJson(article, documents.at(position), renderer)
  }
  const nextRelease = { root, addressIndex: addressPlan.addressIndex, introductions, readDocumentJson }
  return previewRelease(store, previousRoot, nextRelease).catch(onUnreadableObject(() => null))
}

interface ReleaseTools {
  store: PublicationStore
  served: ServedRelease
  renderer: CachedRenderer
  spool: DocumentSpool
  isDryRun: boolean
  progress: ProgressCounter
}

/** Lists the files of articles whose documents are not stored yet. */
const listChangedFiles = ({ articles, documents }: ContentSurvey, storedKeys: KnownKeys): string[] =>
  articles
    .filter((_, index) => !storedKeys.has(toObjectKey('article', documents.at(index).documentDigest)))
    .map(({ file }) => file)

const listAmbiguousParameters = ({ ambiguityCountByParameter }: PreparedRelease['addressPlan']) =>
  [...ambiguityCountByParameter].map(([name, urlCount]) => ({ name, urlCount }))

/** Writes a release and moves the pointer to it. In a dry run, only counts and previews the changes. */
export async function writeRelease(
  survey: ContentSurvey,
  { addressPlan, pages, shownPictureNames: shown, bulkFiles: downloads }: PreparedRelease,
  tools: ReleaseTools,
): Promise<Publication> {
  const { store, served, renderer, spool, isDryRun, progress } = tools
  const { pointer, storedKeys } = served
  const { addressIndex } = addressPlan
  const changedFiles = listChangedFiles(survey, storedKeys)
  const writer = new ObjectWriter(store, storedKeys, isDryRun)
  const writingOptions = { store, knownKeys: storedKeys, isDryRun }
  const { pictureCount } = await writePictures(survey.editionPictures, shown, writingOptions)
  await writePictures([{ files: downloads }], new Set(downloads.map(({ name }) => name)), writingOptions)
  await writeDocumentsAndSetDigests(survey, { addressIndex, pages }, { renderer, spool, writer, progress })
  const takedowns = collectTakedowns(survey)
  const { digest, root } = await writeShardsAndRoot(survey, { addressIndex, takedowns }, writer)
  await writer.flush()
  const articleChanges = await countChangesSinceServed(store, served, { root, addressIndex })
  const newTakedowns = pointer === null ? noTakedowns : await findNewTakedowns(store, served.root, takedowns)
  const nextPointer = createNextPointer(pointer, digest, new Date().toISOString())
  if (!isDryRun && digest !== pointer?.root)
    await store.writePointer(dropFallbackAfterTakedown(nextPointer, newTakedowns))
  return {
    rootDigest: digest,
    isAlreadyServed: digest === pointer?.root,
    articleCount: survey.articles.length,
    articleChanges,
    preview: isDryRun ? await previewPreparedRelease(survey, { addressPlan, root }, tools) : null,
    writtenCount: writer.writtenCount,
    unchangedCount: writer.unchangedCount,
    pictureCount,
    takedownCounts: countTakedowns(newTakedowns, survey.editionPictures),
    isResharded: pointer !== null && served.root?.bits !== root.bits,
    sharedUrlIds: [...addressIndex.listSharedUrlIds()],
    ambiguousParameters: listAmbiguousParameters(addressPlan),
    missingFolders: survey.missingFolders,
    newCatalogues: listNewlyNeededCatalogues(served.root, root),
    changedFiles,
  }
}
