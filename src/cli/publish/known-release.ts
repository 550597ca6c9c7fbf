import { existsSync } from 'node:fs'
import { ContentFolder } from '../content/files/content-folder.ts'
import type { Progress } from '../progress.ts'
import { readServedRoot } from './archives/local/served-root.ts'
import { type ContentSnapshot, digestStatesBesideArticles, takeSnapshot } from './state/content-snapshot.ts'
import { openPublicationCache, type PublicationCache } from './state/publication-cache.ts'
import type { Publication } from './write-release.ts'

/** The parts of a publication that depend only on the content. */
export type ReleaseFacts = Pick<Publication, 'root' | 'articles' | 'sharedUrlIds' | 'ignoredParameters'> & {
  objects: number
}

const openReleaseTable = ({ state, codeDigest }: PublicationCache) => state.table('releases', codeDigest)

/** The step of checking all files of a content folder, as progress shows it. */
export const checkingFilesLabel = 'checking files'

/** A publication, and the snapshot of its content, taken before the publication read it. */
interface PublishedContent {
  snapshot: ContentSnapshot
  publication: Publication
  /** True if it read only the changed articles, and their bytes were those in the snapshot. */
  coversChangesOnly: boolean
}

interface RememberingTools {
  cache: PublicationCache
  progress: Progress
}

/** True if no file that the publication has read has changed since the snapshot. */
async function isUnchangedSinceSnapshot(
  content: ContentFolder,
  { snapshot, coversChangesOnly }: PublishedContent,
  { cache: { records }, progress }: RememberingTools,
): Promise<boolean> {
  if (coversChangesOnly)
    return (await digestStatesBesideArticles(content, records)) === snapshot.statesDigestBesideArticles
  const snapshotAfter = await takeSnapshot(content, records, () =>
    progress.step(`${checkingFilesLabel} again`),
  )
  return snapshotAfter.digest === snapshot.digest && snapshotAfter.statesDigest === snapshot.statesDigest
}

/** Records the release that a content folder produces. */
export async function rememberRelease(
  content: ContentFolder,
  publishedContent: PublishedContent,
  tools: RememberingTools,
): Promise<void> {
  const { snapshot, publication } = publishedContent
  // Not recorded, since every publication must warn of a missing folder.
  if (
    publication.missingFolders.length > 0 ||
    !(await isUnchangedSinceSnapshot(content, publishedContent, tools))
  )
    return
  const { root, articles, sharedUrlIds, ignoredParameters, written, unchanged } = publication
  const facts: ReleaseFacts = {
    root,
    articles,
    sharedUrlIds,
    ignoredParameters,
    objects: written + unchanged,
  }
  const releaseTable = openReleaseTable(tools.cache)
  releaseTable.clear()
  releaseTable.set(snapshot.digest, JSON.stringify(facts))
}

/** Finds the recorded release of a content folder, by the digest of its snapshot; `null` if there is none. */
export function findRememberedRelease(cache: PublicationCache, digest: string): ReleaseFacts | null {
  const factsJson = openReleaseTable(cache).find(digest)
  return factsJson === null ? null : (JSON.parse(factsJson) as ReleaseFacts)
}

/** Returns the publication of a release that is already served. */
export const toUnchangedPublication = ({ objects, ...facts }: ReleaseFacts): Publication => ({
  ...facts,
  isServed: true,
  changes: { added: 0, changed: 0, removed: 0 },
  preview: null,
  missingFolders: [],
  newCatalogues: [],
  changedFiles: [],
  written: 0,
  unchanged: objects,
  pictureCount: 0,
  takenDownCount: 0,
  isResharded: false,
})

/** A content folder, and the publication of its release. */
export interface KnownContent {
  snapshot: ContentSnapshot
  /** `null` unless the release is recorded, served locally, and up to date in search and for harvesters. */
  publication: Publication | null
}

async function findServedRelease(
  content: ContentFolder,
  cache: PublicationCache,
  { persistTo, progress }: { persistTo: string; progress: Progress },
): Promise<KnownContent> {
  const snapshot = await takeSnapshot(content, cache.records, () => progress.step(checkingFilesLabel))
  const facts = findRememberedRelease(cache, snapshot.digest)
  const isServed = facts !== null && (await readServedRoot(persistTo)) === facts.root
  return { snapshot, publication: isServed ? toUnchangedPublication(facts) : null }
}

/**
 * Finds the publication of a content folder whose release is already served locally, so that nothing need be
 * written and the local runtime need not start.
 * @returns `null` before the first publication, and for an unreadable folder
 */
export async function findUnchangedPublication(
  contentFolder: string,
  {
    cacheFolder,
    rehash,
    ...servedOptions
  }: { persistTo: string; cacheFolder: string; rehash: boolean; progress: Progress },
): Promise<KnownContent | null> {
  if (!existsSync(cacheFolder)) return null
  const cache = await openPublicationCache(cacheFolder, rehash)
  return findServedRelease(new ContentFolder(contentFolder), cache, servedOptions)
    .catch(() => null)
    .finally(() => cache.state.close())
}
