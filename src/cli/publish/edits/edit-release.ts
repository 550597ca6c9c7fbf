import { onUnreadableObject } from '../../../archive/objects.ts'
import type { PublicationStore } from '../store/release-store.ts'
import type { ArticleEdit } from './article-edit.ts'
import { tryEditLists } from './edit-lists.ts'
import { EditedRelease } from './edited-release.ts'
import { updateLinksToEditedArticles } from './update-links-to-edited-articles.ts'

/**
 * Applies edits to a stored release. Returns `null` if the release contains takedowns, if the entry of an edited
 * article has changed, or if an edit may move an article within a list.
 */
async function tryOpenAndEdit(
  store: PublicationStore,
  rootDigest: string,
  edits: readonly ArticleEdit[],
): Promise<EditedRelease | null> {
  const release = await EditedRelease.open(store, rootDigest)
  if (release.root.takedowns !== null) return null
  await updateLinksToEditedArticles(release, edits)
  for (const edit of edits)
    if (!(await release.tryReplaceArticleDigest(edit)) || !(await tryEditLists(release, edit))) return null
  return release
}

/**
 * Applies edits to a stored release in memory. Returns `null` if the release is damaged, or the edits may have other
 * effects.
 */
export const tryEditRelease = (
  store: PublicationStore,
  rootDigest: string,
  edits: readonly ArticleEdit[],
): Promise<EditedRelease | null> =>
  tryOpenAndEdit(store, rootDigest, edits).catch(onUnreadableObject(() => null))
