import { existsSync } from 'node:fs'
import { ContentFolder } from '../content/files/content-folder.ts'
import type { ProgressCounter } from '../progress.ts'
import { readServedRootDigestIfCurrent } from './archives/local/served-root.ts'
import { type ContentSnapshot, digestNonArticleStates, takeSnapshot } from './state/content-snapshot.ts'
import { openPublicationCache, type PublicationCache } from './state/publication-cache.ts'
import type { Publication } from './write-release.ts'

/** The facts about a published release that depend only on the content. */
export type ReleaseFacts = Pick<
  Publication,
  'rootDigest' | 'articleCount' | 'sharedUrlIds' | 'ambiguousParameters'
> & {
  objectCount: number
}

const openReleaseTable = ({ stateFile, codeDigest }: PublicationCache) =>
  stateFile.openTable('releases', codeDigest)

/** Progress label for checking files. */
export const checkingFilesLabel = 'checking files'

/** A publication, and a snapshot of its content that was taken before the content was read. */
interface PublishedContent {
  snapshot: ContentSnapshot
  publication: Publication
  /** True if the publication read only the changed articles, and their bytes matched the snapshot. */
  coversChangesOnly: boolean
}

interface RememberingTools {
  cache: PublicationCache
  progress: ProgressCounter
}

/** True if no file that the publication has read has changed since the snapshot. */
async function isUnchangedSinceSnapshot(
  content: ContentFolder,
  { snapshot, coversChangesOnly }: PublishedContent,
  { cache: { fileRecords }, progress }: RememberingTools,
): Promise<boolean> {
  if (coversChangesOnly)
    return (await digestNonArticleStates(content, fileRecords)) === snapshot.nonArticleStatesDigest
  const snapshotAfter = await takeSnapshot(content, fileRecords, () =>
    progress.step(`${checkingFilesLabel} again`),
  )
  return snapshotAfter.digest === snapshot.digest && snapshotAfter.statesDigest === snapshot.statesDigest
}

/**
 * Remembers the release that a content folder produces, in place of the previously remembered one. Does nothing if an
 * article folder is missing, or a file has changed since the snapshot.
 */
export async function rememberReleaseIfUnchanged(
  content: ContentFolder,
  publishedContent: PublishedContent,
  tools: RememberingTools,
): Promise<void> {
  const { snapshot, publication } = publishedContent
  // Every publication must warn about a missing folder, so this release is not remembered.
  if (
    publication.missingFolders.length > 0 ||
    !(await isUnchangedSinceSnapshot(content, publishedContent, tools))
  )
    return
  const { rootDigest, articleCount, sharedUrlIds, ambiguousParameters, writtenCount, unchangedCount } =
    publication
  const facts: ReleaseFacts = {
    rootDigest,
    articleCount,
    sharedUrlIds,
    ambiguousParameters,
    objectCount: writtenCount + unchangedCount,
  }
  const releaseTable = openReleaseTable(tools.cache)
  releaseTable.clear()
  releaseTable.set(snapshot.digest, JSON.stringify(facts))
}

/** Finds the remembered release of a content folder by the digest of its snapshot; `null` if there is none. */
export function findRememberedRelease(cache: PublicationCache, snapshotDigest: string): ReleaseFacts | null {
  const factsJson = openReleaseTable(cache).find(snapshotDigest)
  return factsJson === null ? null : (JSON.parse(factsJson) as ReleaseFacts)
}

/** Returns the result of publishing a release that is already served. */
export const toUnchangedPublication = ({ objectCount, ...facts }: ReleaseFacts): Publication => ({
  ...facts,
  isAlreadyServed: true,
  articleChanges: { added: 0, changed: 0, removed: 0 },
  preview: null,
  missingFolders: [],
  newCatalogues: [],
  changedFiles: [],
  writtenCount: 0,
  unchangedCount: objectCount,
  pictureCount: 0,
  takedownCounts: { articles: 0, pictures: 0 },
  isResharded: false,
})

/** A snapshot of a content folder, and the publication of its release. */
export interface SnapshotAndPublication {
  /** `null` if nothing is cached yet, or the folder or the cache cannot be read. */
  snapshot: ContentSnapshot | null
  /**
   * `null` unless the release is remembered and served locally, and its search index and harvesters' records are up to
   * date.
   */
  servedPublication: Publication | null
}

export const noSnapshot: SnapshotAndPublication = { snapshot: null, servedPublication: null }

async function snapshotAndFindInCache(
  content: ContentFolder,
  cache: PublicationCache,
  { persistTo, progress }: { persistTo: string; progress: ProgressCounter },
): Promise<SnapshotAndPublication> {
  const snapshot = await takeSnapshot(content, cache.fileRecords, () => progress.step(checkingFilesLabel))
  const facts = findRememberedRelease(cache, snapshot.digest)
  const isServed = facts !== null && (await readServedRootDigestIfCurrent(persistTo)) === facts.rootDigest
  return { snapshot, servedPublication: isServed ? toUnchangedPublication(facts) : null }
}

/**
 * Takes a snapshot of a content folder, and finds its publication if the release is already served locally. In that
 * case, nothing need be written and the local runtime need not start.
 */
export async function snapshotAndFindServed(
  contentFolder: string,
  {
    cacheFolder,
    rehash,
    ...servedOptions
  }: { persistTo: string; cacheFolder: string; rehash: boolean; progress: ProgressCounter },
): Promise<SnapshotAndPublication> {
  if (!existsSync(cacheFolder)) return noSnapshot
  const cache = await openPublicationCache(cacheFolder, rehash)
  return snapshotAndFindInCache(new ContentFolder(contentFolder), cache, servedOptions)
    .catch(() => noSnapshot)
    .finally(() => cache.stateFile.close())
}
