import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { toObjectKey } from '../../archive/keys.ts'
import { onUnreadableObject } from '../../archive/objects.ts'
import { readRoot } from '../../archive/release.ts'
import type { ContentFault } from '../content/files/content-fault.ts'
import { ContentFolder } from '../content/files/content-folder.ts'
import { readPatternCheckerVersion } from '../content/patterns/is-safe-pattern.ts'
import type { ProgressCounter } from '../progress.ts'
import { AddressIndex } from './addresses/address-index.ts'
import { type BulkTools, deleteCachedBulkFiles } from './bulk/bulk-files.ts'
import type { ContentConfiguration, ContentSurvey } from './content-survey.ts'
import { tryPublishEdits } from './edits/publish-edits.ts'
import { checkingFilesLabel, rememberReleaseIfUnchanged } from './known-release.ts'
import { prepareRelease } from './prepare-release.ts'
import { findLostArticleFaults } from './releases/lost-articles.ts'
import { addKeysUntilUnreadable } from './releases/reachable-keys.ts'
import { addVerifiedKeys } from './releases/verified-keys.ts'
import { digestContext } from './rendering/cache-context.ts'
import { CachedRenderer } from './rendering/cached-renderer.ts'
import { DocumentSpool } from './rendering/document-spool.ts'
import type { RenderingContext } from './rendering/rendering-context.ts'
import { ScratchFile } from './rendering/scratch-file.ts'
import { RenderedSource } from './search/rendered-source.ts'
import type { RunningPublication } from './search/update-search-index.ts'
import { type ContentSnapshot, takeSnapshot } from './state/content-snapshot.ts'
import { openPublicationCache, type PublicationCache } from './state/publication-cache.ts'
import { KeySet } from './store/key-set.ts'
import type { PublicationStore } from './store/release-store.ts'
import { readContentConfiguration, surveyContent, toRenderingContext } from './survey.ts'
import { type Publication, type ServedRelease, writeRelease } from './write-release.ts'

export interface PublishOptions {
  /** Only predicts the result, without writing anything. */
  isDryRun: boolean
  progress: ProgressCounter
  /** The folder that caches rendered articles for the next publication. Without it, nothing is cached. */
  cacheFolder?: string
  /** Reads everything that is served, and rewrites missing and damaged objects. */
  repair?: boolean
  /** Reads every file, even if its timestamps are unchanged. */
  rehash?: boolean
  /** A snapshot of the content, if one has just been taken. */
  snapshot?: ContentSnapshot | null
  /** Allows the release to lose more than a tenth of an edition's articles. */
  allowsFewer?: boolean
  /** Updates the search index while the release is being written. Reports its own failures. */
  updateIndex?: (publication: RunningPublication) => Promise<void>
}

async function readServedRelease(store: PublicationStore, isRepair: boolean): Promise<ServedRelease> {
  const pointer = await store.readPointer()
  const digest = pointer?.root ?? null
  const root = digest === null ? null : await readRoot(store, digest).catch(onUnreadableObject(() => null))
  const storedKeys = new KeySet()
  // A repair does not rely on the record of stored keys.
  for (const key of isRepair ? [] : store.listKnownKeys()) storedKeys.add(key)
  if (digest !== null) await (isRepair ? addVerifiedKeys : addKeysUntilUnreadable)(store, digest, storedKeys)
  return { pointer, root, storedKeys }
}

function createBulkTools(
  context: RenderingContext,
  { cache, ...tools }: Pick<BulkTools, 'renderer' | 'isStored'> & { cache: PublicationCache },
): BulkTools {
  const monthTable = cache.stateFile.openTable('bulk', digestContext(context, cache.codeDigest))
  return { cacheFolder: cache.cacheFolder, monthTable, ...tools }
}

type CompletePublishOptions = Required<Omit<PublishOptions, 'cacheFolder' | 'rehash' | 'snapshot'>> & {
  cache: PublicationCache
}

/** The configuration, the served release, and the tools and files that a publication has opened. */
interface PublicationResources {
  configuration: ContentConfiguration
  served: ServedRelease
  renderer: CachedRenderer
  spool: DocumentSpool
  excerpts: ScratchFile
  addressIndex: AddressIndex
}

/** Prepares a release and starts writing it. @returns the write in progress, or the content's faults */
async function prepareAndStartWriting(
  survey: ContentSurvey,
  { configuration, served, renderer, spool, addressIndex }: PublicationResources,
  { store, isDryRun, progress, allowsFewer, cache }: CompletePublishOptions & { store: PublicationStore },
): Promise<{ writing: Promise<Publication> } | ContentFault[]> {
  const isStored = (key: string) => served.storedKeys.has(key)
  const bulkTools = createBulkTools(toRenderingContext(configuration), { cache, renderer, isStored })
  const tools = { progress, fileRecords: cache.fileRecords, bulkTools, isStored, spool, addressIndex }
  const release = await prepareRelease(survey, tools)
  if (Array.isArray(release)) return release
  const lostArticleFaults = allowsFewer ? [] : await findLostArticleFaults(store, served.root, survey)
  if (lostArticleFaults.length > 0) return lostArticleFaults
  cache.stateFile.commit()
  return { writing: writeRelease(survey, release, { store, served, renderer, spool, isDryRun, progress }) }
}

async function surveyAndPublish(
  resources: PublicationResources,
  store: PublicationStore,
  options: CompletePublishOptions,
): Promise<Publication | ContentFault[]> {
  const { configuration, renderer, excerpts } = resources
  const { isDryRun, progress, cache, updateIndex } = options
  const survey = await surveyContent(configuration, { renderer, excerpts, progress })
  const startedPublication = await prepareAndStartWriting(survey, resources, { ...options, store })
  if (Array.isArray(startedPublication)) return startedPublication
  const isServed = startedPublication.writing.then(
    () => !isDryRun,
    () => false,
  )
  await updateIndex({ indexSource: new RenderedSource(survey, renderer), isServed }).finally(() => isServed)
  const publication = await startedPublication.writing
  if (!isDryRun) await deleteCachedBulkFiles(cache.cacheFolder)
  return publication
}

async function publishWholeContent(
  content: ContentFolder,
  store: PublicationStore,
  options: CompletePublishOptions,
): Promise<Publication | ContentFault[]> {
  const { cache, repair } = options
  const patternVerdicts = cache.stateFile.openTable('patterns', readPatternCheckerVersion())
  const configuration = await readContentConfiguration(content, patternVerdicts)
  if (Array.isArray(configuration)) return configuration
  const served = await readServedRelease(store, repair)
  const hasDocument = (digest: string) => served.storedKeys.has(toObjectKey('article', digest))
  const renderer = CachedRenderer.open(toRenderingContext(configuration), content, { ...cache, hasDocument })
  const [spool, excerpts] = [new DocumentSpool(cache.cacheFolder), new ScratchFile(cache.cacheFolder)]
  const addressIndex = new AddressIndex()
  try {
    const resources = { configuration, served, renderer, spool, excerpts, addressIndex }
    return await surveyAndPublish(resources, store, options)
  } finally {
    addressIndex.close()
    excerpts.close()
    spool.close()
    await renderer.close()
  }
}

/** Runs a task with a temporary folder, then removes the folder. */
async function withTemporaryFolder<Value>(runTask: (folder: string) => Promise<Value>): Promise<Value> {
  const folder = await mkdtemp(path.join(tmpdir(), 'morgue-rendering-'))
  try {
    return await runTask(folder)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/**
 * Publishes a content folder: checks everything, writes the objects that are not stored yet, and moves the pointer.
 * Writes nothing if the content is unchanged or has faults.
 * @returns the publication, or all faults of the content
 */
export async function publish(
  contentFolder: string,
  store: PublicationStore,
  {
    repair = false,
    allowsFewer = false,
    rehash = false,
    snapshot: givenSnapshot,
    updateIndex = async () => {},
    cacheFolder,
    ...options
  }: PublishOptions,
): Promise<Publication | ContentFault[]> {
  const content = new ContentFolder(contentFolder)
  // Results from a temporary folder or a dry run are not recorded for the next publication.
  const isRecorded = cacheFolder !== undefined && !options.isDryRun
  const publishWithCache = async (folder: string) => {
    const cache = await openPublicationCache(folder, rehash)
    try {
      const onStep = () => options.progress.step(checkingFilesLabel)
      const { fileRecords } = cache
      const snapshot = isRecorded ? await (givenSnapshot ?? takeSnapshot(content, fileRecords, onStep)) : null
      const mayPublishEdits = snapshot !== null && !repair && !rehash
      const editPublication = mayPublishEdits
        ? await tryPublishEdits(content, store, { cache, snapshot, updateIndex })
        : null
      const publishingOptions = { ...options, repair, allowsFewer, updateIndex, cache }
      const publication = editPublication ?? (await publishWholeContent(content, store, publishingOptions))
      if (snapshot && !Array.isArray(publication)) {
        const publishedContent = { snapshot, publication, coversChangesOnly: editPublication !== null }
        await rememberReleaseIfUnchanged(content, publishedContent, publishingOptions)
      }
      return publication
    } finally {
      cache.stateFile.close()
    }
  }
  return cacheFolder === undefined ? withTemporaryFolder(publishWithCache) : publishWithCache(cacheFolder)
}
