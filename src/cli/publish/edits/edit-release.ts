import { onUnreadableObject } from '../../../archive/objects.ts'
import type { PublicationStore } from '../store/release-store.ts'
import type { ArticleEdit } from './article-edit.ts'
import { editLists } from './edit-lists.ts'
import { EditedRelease } from './edited-release.ts'
import { updateLinksToEditedArticles } from './update-links-to-edited-articles.ts'

/**
 * Applies edits to a stored release; `null` if it contains takedowns, if an article's entry has changed since before
 * the edit, or if an edit may move an article in a list.
 */
async function readAndEdit(
  store: PublicationStore,
  rootDigest: string,
  edits: readonly ArticleEdit[],
): Promise<EditedRelease | null> {
  const release = await EditedRelease.open(store, rootDigest)
  if (release.root.takedowns !== null) return null
  await updateLinksToEditedArticles(release, edits)
  for (const edit of edits)
    if (!(await release.replaceArticleDigest(edit)) || !(await editLists(release, edit))) return null
  return release
}

/**
 * Applies edits to a stored release in memory; `null` if the release is damaged, or the edits may have other effects.
 */
export const editRelease = (
  store: PublicationStore,
  rootDigest: string,
  edits: readonly ArticleEdit[],
): Promise<EditedRelease | null> =>
  readAndEdit(store, rootDigest, edits).catch(onUnreadableObject(() => null))
