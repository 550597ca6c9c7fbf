import { toObjectKey } from '../../../archive/keys.ts'
import { movePointer } from '../../../archive/release-pointer.ts'
import type { ContentFolder } from '../../content/files/content-folder.ts'
import { readCheckerVersion } from '../../content/patterns/is-safe-pattern.ts'
import { toArticleText } from '../content-survey.ts'
import { findRememberedRelease, type ReleaseFacts, toPublication } from '../known-release.ts'
import { CachedRenderer } from '../rendering/cached-renderer.ts'
import { RenderedSource } from '../search/rendered-source.ts'
import type { RunningPublication } from '../search/update-search-index.ts'
import type { ContentSnapshot } from '../state/content-snapshot.ts'
import type { PublicationCache } from '../state/publication-cache.ts'
import { ObjectWriter } from '../store/object-writer.ts'
import type { PublicationStore } from '../store/release-store.ts'
import { readBasis, toRenderingSetting } from '../survey.ts'
import type { Publication } from '../write-release.ts'
import type { ArticleEdit } from './article-edit.ts'
import { editRelease } from './edit-release.ts'
import type { EditedRelease } from './edited-release.ts'
import { findEdits } from './find-edits.ts'

/** A longer list of edited files is published in the ordinary way. */
const maxEdits = 50

interface EditPublication {
  cache: PublicationCache
  snapshot: ContentSnapshot
  updateIndex: (publication: RunningPublication) => Promise<void>
}

/** Writes the edited articles, their lists, the shards and the root, and moves the pointer. */
async function writeEdits(
  store: PublicationStore,
  release: EditedRelease,
  {
    facts,
    edits,
    renderer,
  }: { facts: ReleaseFacts; edits: readonly ArticleEdit[]; renderer: CachedRenderer },
): Promise<Publication> {
  const writer = new ObjectWriter(store, release.storedKeys, false)
  for (const { file, after } of edits)
    await writer.addText(toObjectKey('article', after.digest), () =>
      renderer.readText({ file, edition: after.summary.edition }, after),
    )
  const root = await release.write(writer)
  await writer.flush()
  const pointer = await store.readPointer()
  await store.writePointer(movePointer(pointer, root, new Date().toISOString()))
  return {
    ...toPublication(facts),
    root,
    isServed: false,
    changes: { added: 0, changed: edits.length, removed: 0 },
    changedFiles: edits.map(({ file }) => file),
    written: writer.written,
    unchanged: facts.objects - writer.written,
  }
}

/** Publishes edits and updates the search index at the same time. */
async function publishWithIndex(
  store: PublicationStore,
  release: EditedRelease,
  { updateIndex, ...publishing }: Parameters<typeof writeEdits>[2] & Pick<EditPublication, 'updateIndex'>,
): Promise<Publication> {
  const { edits, renderer, facts } = publishing
  const articles = edits.map(({ file, after }) => ({ ...after.summary, file }))
  const documents = edits.map(({ after }) => toArticleText(after))
  const source = new RenderedSource({ articles, documents }, renderer)
  const writing = writeEdits(store, release, publishing)
  const isServed = writing.then(
    () => true,
    () => false,
  )
  await updateIndex({ source, isServed, editedFrom: facts.root }).finally(() => isServed)
  return writing
}

/**
 * Publishes a content folder in which only some articles were edited since its last publication, all of which keep their
 * places. Writes their documents, the lists with their lines, the shards and the root, without reading any other article.
 * @returns `null` if other things may have changed; nothing was written then
 */
export async function publishEdits(
  content: ContentFolder,
  store: PublicationStore,
  { cache, snapshot, updateIndex }: EditPublication,
): Promise<Publication | null> {
  const { digest, editedFiles } = snapshot.earlier
  const facts = findRememberedRelease(cache, digest)
  if (!facts || editedFiles.length === 0 || editedFiles.length > maxEdits) return null
  if ((await store.readPointer())?.root !== facts.root) return null
  const basis = await readBasis(content, cache.state.table('patterns', readCheckerVersion()))
  if (Array.isArray(basis) || basis.configured.some(({ bulk }) => bulk)) return null
  const renderer = CachedRenderer.open(toRenderingSetting(basis), content, {
    ...cache,
    isStored: () => false,
  })
  try {
    const edits = await findEdits(editedFiles, facts.articles, {
      basis,
      renderer,
      records: cache.records,
    })
    const changed = edits?.filter(({ before, after }) => before.digest !== after.digest) ?? []
    const release = changed.length > 0 ? await editRelease(store, facts.root, changed) : null
    return (
      release && (await publishWithIndex(store, release, { facts, edits: changed, renderer, updateIndex }))
    )
  } finally {
    await renderer.close()
  }
}
