import type { Comment } from '../../../../model/article.ts'
import { maxReplyDepth } from '../../../content/schema/comments-schema.ts'

/** A comment that is imported, with its id in the export. */
export interface ImportedComment {
  id: string
  comment: Comment
}

/** The place of a comment in a thread. */
interface ThreadPosition {
  commentNumber: number
  depth: number
  parent: ThreadPosition | null
}

/**
 * Finds the imported comment that a comment replies to; if that comment was left out, the nearest imported one above it
 * in the thread.
 * @param parentIdById id of every comment of the export → id of the comment that it replies to
 */
function findImportedParent(
  id: string,
  importedIds: ReadonlySet<string>,
  parentIdById: ReadonlyMap<string, string>,
): string | null {
  const visitedIds = new Set([id])
  for (
    let parent = parentIdById.get(id);
    parent && !visitedIds.has(parent);
    parent = parentIdById.get(parent)
  ) {
    if (importedIds.has(parent)) return parent
    visitedIds.add(parent)
  }
  return null
}

/** Ids as WordPress assigns them. */
const commentIdPattern = /^\d{1,20}$/

/**
 * Puts each reply after the comment that it replies to, and refers to that comment by its number. No comment is lost.
 */
export function threadComments(
  importedComments: readonly ImportedComment[],
  parentIdById: ReadonlyMap<string, string>,
): Comment[] {
  const importedIds = new Set(importedComments.map(({ id }) => id))
  const repliesByParentId = Map.groupBy(importedComments, ({ id }) =>
    id === '' ? null : findImportedParent(id, importedIds, parentIdById),
  )
  const [orderedComments, placedComments, usedIds] = [
    [] as Comment[],
    new Set<ImportedComment>(),
    new Set<string>(),
  ]
  const placeThread = (root: ImportedComment) => {
    const pendingComments: { next: ImportedComment; parent: ThreadPosition | null }[] = [
      { next: root, parent: null },
    ]
    for (let item = pendingComments.pop(); item; item = pendingComments.pop()) {
      const { next, parent } = item
      if (placedComments.has(next)) continue
      placedComments.add(next)
      const { id, comment } = next
      const commentWithId = commentIdPattern.test(id) && !usedIds.has(id) ? { id, ...comment } : comment
      usedIds.add(id)
      orderedComments.push(parent ? { ...commentWithId, replyTo: parent.commentNumber } : commentWithId)
      const place = { commentNumber: orderedComments.length, depth: parent ? parent.depth + 1 : 0, parent }
      const parentOfReplies = place.depth < maxReplyDepth ? place : parent
      for (const reply of (repliesByParentId.get(next.id) ?? []).toReversed())
        pendingComments.push({ next: reply, parent: parentOfReplies })
    }
  }
  // Comments that reply to each other in a circle come last.
  for (const each of [...(repliesByParentId.get(null) ?? []), ...importedComments]) placeThread(each)
  return orderedComments
}
