import { toObjectKey } from '../../../archive/keys.ts'
import { createNextPointer } from '../../../archive/release-pointer.ts'
import type { ContentFolder } from '../../content/files/content-folder.ts'
import { readPatternCheckerVersion } from '../../content/patterns/is-safe-pattern.ts'
import { toDocumentReference } from '../content-survey.ts'
import { findRememberedRelease, type ReleaseFacts, toUnchangedPublication } from '../known-release.ts'
import type { CachedArticle } from '../rendering/cached-article.ts'
import { CachedRenderer } from '../rendering/cached-renderer.ts'
import { DocumentTable } from '../rendering/document-table.ts'
import { RenderedSource } from '../search/rendered-source.ts'
import type { RunningPublication } from '../search/update-search-index.ts'
import type { ContentSnapshot } from '../state/content-snapshot.ts'
import type { PublicationCache } from '../state/publication-cache.ts'
import { ObjectWriter } from '../store/object-writer.ts'
import type { PublicationStore } from '../store/release-store.ts'
import { readContentConfiguration, toRenderingContext } from '../survey.ts'
import type { Publication } from '../write-release.ts'
import { tryAddToRelease } from './add-to-release.ts'
import { tryEditRelease } from './edit-release.ts'
import type { EditedRelease } from './edited-release.ts'
import { renderIndependentAdditions } from './render-additions.ts'
import { type EditTools, renderIsolatedEdits } from './render-edits.ts'

/** Maximum number of edited or added files that are published as edits. With more, all content is published. */
const maxChangedFiles = 50

/** An edited release, and the articles in which it differs from the served release. */
interface ChangedRelease {
  release: EditedRelease
  /** The articles that were edited or added. */
  articles: readonly { file: string; article: CachedArticle }[]
  changes: { added: number; changed: number; removed: 0 }
}

interface PublishEditsOptions {
  cache: PublicationCache
  snapshot: ContentSnapshot
  updateIndex: (publication: RunningPublication) => Promise<void>
}

/** The served release, and the files that were edited or added since it was published. */
interface KnownChanges extends Pick<ContentSnapshot['earlierContent'], 'editedFiles' | 'addedFiles'> {
  releaseFacts: ReleaseFacts
}

interface WritingTools {
  releaseFacts: ReleaseFacts
  renderer: CachedRenderer
}

/** Writes the changed articles, their lists, the shards and the root, and moves the pointer to the root. */
async function writeAndServeChanges(
  store: PublicationStore,
  { release, articles, changes }: ChangedRelease,
  { releaseFacts, renderer }: WritingTools,
): Promise<Publication> {
  const writer = new ObjectWriter(store, release.verifiedKeys, false)
  for (const { file, article } of articles)
    await writer.addObjectText(toObjectKey('article', article.documentDigest), () =>
      renderer.readDocumentJson({ file, edition: article.summary.edition }, article),
    )
  const { rootDigest } = await release.write(writer)
  await writer.flush()
  const pointer = await store.readPointer()
  await store.writePointer(createNextPointer(pointer, rootDigest, new Date().toISOString()))
  return {
    ...toUnchangedPublication(releaseFacts),
    rootDigest,
    isAlreadyServed: false,
    articleCount: releaseFacts.articleCount + changes.added,
    articleChanges: changes,
    changedFiles: articles.map(({ file }) => file),
    writtenCount: writer.writtenCount,
    unchangedCount: releaseFacts.objectCount + release.addedObjectCount + changes.added - writer.writtenCount,
  }
}

/** Publishes a changed release, and updates the search index at the same time. */
async function publishAndUpdateIndex(
  store: PublicationStore,
  changedRelease: ChangedRelease,
  { updateIndex, ...tools }: WritingTools & Pick<PublishEditsOptions, 'updateIndex'>,
): Promise<Publication> {
  const articles = changedRelease.articles.map(({ file, article }) => ({ ...article.summary, file }))
  const documents = new DocumentTable()
  for (const { article } of changedRelease.articles) documents.push(toDocumentReference(article))
  const indexSource = new RenderedSource({ articles, documents }, tools.renderer)
  const publicationPromise = writeAndServeChanges(store, changedRelease, tools)
  const isServed = publicationPromise.then(
    () => true,
    () => false,
  )
  await updateIndex({ indexSource, isServed, editedFromRootDigest: tools.releaseFacts.rootDigest }).finally(
    () => isServed,
  )
  return publicationPromise
}

/**
 * Applies edits to the served release; `null` if nothing changes, or if an edit may affect more than the edited
 * article.
 */
async function tryApplyEdits(
  store: PublicationStore,
  { releaseFacts, editedFiles }: KnownChanges,
  tools: EditTools,
): Promise<ChangedRelease | null> {
  const edits = await renderIsolatedEdits(editedFiles, releaseFacts.articleCount, tools)
  const effectiveEdits =
    edits?.filter(
      ({ articleBefore, articleAfter }) => articleBefore.documentDigest !== articleAfter.documentDigest,
    ) ?? []
  const release =
    effectiveEdits.length > 0 ? await tryEditRelease(store, releaseFacts.rootDigest, effectiveEdits) : null
  return (
    release && {
      release,
      articles: effectiveEdits.map(({ file, articleAfter }) => ({ file, article: articleAfter })),
      changes: { added: 0, changed: effectiveEdits.length, removed: 0 },
    }
  )
}

/** Adds articles to the served release; `null` if they may affect other articles. */
async function tryApplyAdditions(
  store: PublicationStore,
  { releaseFacts, addedFiles }: KnownChanges,
  tools: EditTools,
): Promise<ChangedRelease | null> {
  const articles = await renderIndependentAdditions(addedFiles, releaseFacts.articleCount, tools)
  const release =
    articles &&
    (await tryAddToRelease(store, releaseFacts.rootDigest, {
      additions: articles,
      cache: tools.renderer.cache,
    }))
  return release && { release, articles, changes: { added: articles.length, changed: 0, removed: 0 } }
}

/**
 * Finds the files that were edited or added since the served release was published. Returns `null` if anything else
 * may have changed, or if there are no such files or too many.
 */
function findKnownChanges(
  cache: PublicationCache,
  { earlierContent }: ContentSnapshot,
  servedRootDigest: string | undefined,
): KnownChanges | null {
  const { digest, editedFiles, digestWithoutAddedFiles, addedFiles } = earlierContent
  const factsBeforeEdits = editedFiles.length > 0 ? findRememberedRelease(cache, digest) : null
  // A file that changed just before it was last read has no record either, although it was not added.
  const releaseFacts = factsBeforeEdits ?? findRememberedRelease(cache, digestWithoutAddedFiles)
  const changes = factsBeforeEdits ? { editedFiles, addedFiles: [] } : { editedFiles, addedFiles }
  const fileCount = changes.editedFiles.length + changes.addedFiles.length
  return releaseFacts &&
    releaseFacts.rootDigest === servedRootDigest &&
    fileCount > 0 &&
    fileCount <= maxChangedFiles
    ? { releaseFacts, ...changes }
    : null
}

/**
 * Publishes a content folder whose only changes since the served release are added articles, or edits that leave
 * articles in their places in lists. Writes these articles, their lists, the shards and the root, without reading
 * other articles. Writes nothing and returns `null` if other changes are possible.
 */
export async function tryPublishEdits(
  contentFolder: ContentFolder,
  store: PublicationStore,
  { cache, snapshot, updateIndex }: PublishEditsOptions,
): Promise<Publication | null> {
  const knownChanges = findKnownChanges(cache, snapshot, (await store.readPointer())?.root)
  if (!knownChanges || (knownChanges.editedFiles.length > 0 && knownChanges.addedFiles.length > 0))
    return null
  const patternVerdicts = cache.stateFile.openTable('patterns', readPatternCheckerVersion())
  const configuration = await readContentConfiguration(contentFolder, patternVerdicts)
  if (
    Array.isArray(configuration) ||
    configuration.configuredEditions.some(({ allowsBulkDownload }) => allowsBulkDownload)
  )
    return null
  const renderer = CachedRenderer.open(toRenderingContext(configuration), contentFolder, {
    ...cache,
    hasDocument: () => false,
  })
  try {
    const applyChanges = knownChanges.addedFiles.length > 0 ? tryApplyAdditions : tryApplyEdits
    const changedRelease = await applyChanges(store, knownChanges, {
      configuration,
      renderer,
      fileRecords: cache.fileRecords,
    })
    if (changedRelease === null) return null
    const { releaseFacts } = knownChanges
    return await publishAndUpdateIndex(store, changedRelease, { releaseFacts, renderer, updateIndex })
  } finally {
    await renderer.close()
  }
}
