import type { ReaderComment } from '../../../../model/article.ts'
import { maxReplyDepth } from '../../../content/schema/comments-schema.ts'

/** A comment to import, with its id in the export. */
export interface ImportedComment {
  id: string
  comment: ReaderComment
}

/**
 * The position of a comment: its number in the article, its depth in the thread, and its parent's position.
 */
interface ThreadPosition {
  commentNumber: number
  depth: number
  parent: ThreadPosition | null
}

/**
 * Returns the id of the nearest imported ancestor of a comment, usually the comment that it replies to.
 * Returns `null` if there is none.
 * @param parentIdByCommentId ids of the comments that an item's comments reply to, by the id of the reply
 */
function findImportedAncestorId(
  commentId: string,
  importedIds: ReadonlySet<string>,
  parentIdByCommentId: ReadonlyMap<string, string>,
): string | null {
  const visitedIds = new Set([commentId])
  for (
    let ancestorId = parentIdByCommentId.get(commentId);
    ancestorId && !visitedIds.has(ancestorId);
    ancestorId = parentIdByCommentId.get(ancestorId)
  ) {
    if (importedIds.has(ancestorId)) return ancestorId
    visitedIds.add(ancestorId)
  }
  return null
}

/** Matches the comment ids that WordPress assigns. */
const commentIdPattern = /^\d{1,20}$/

/**
 * Orders comments so that each reply follows the comment that it replies to, and sets `replyTo` to the number
 * of that comment. Attaches a reply that is deeper than `maxReplyDepth` to its deepest ancestor that may have
 * replies. Keeps every comment.
 */
export function orderCommentsByThread(
  importedComments: readonly ImportedComment[],
  parentIdByCommentId: ReadonlyMap<string, string>,
): ReaderComment[] {
  const importedIds = new Set(importedComments.map(({ id }) => id))
  const repliesByParentId = Map.groupBy(importedComments, ({ id }) =>
    id === '' ? null : findImportedAncestorId(id, importedIds, parentIdByCommentId),
  )
  const [orderedComments, placedComments, usedIds] = [
    [] as ReaderComment[],
    new Set<ImportedComment>(),
    new Set<string>(),
  ]
  const appendThread = (rootComment: ImportedComment) => {
    const pendingComments: { pendingComment: ImportedComment; parent: ThreadPosition | null }[] = [
      { pendingComment: rootComment, parent: null },
    ]
    for (let pendingEntry = pendingComments.pop(); pendingEntry; pendingEntry = pendingComments.pop()) {
      const { pendingComment, parent } = pendingEntry
      if (placedComments.has(pendingComment)) continue
      placedComments.add(pendingComment)
      const { id, comment } = pendingComment
      const commentWithId = commentIdPattern.test(id) && !usedIds.has(id) ? { id, ...comment } : comment
      usedIds.add(id)
      orderedComments.push(parent ? { ...commentWithId, replyTo: parent.commentNumber } : commentWithId)
      const position = { commentNumber: orderedComments.length, depth: parent ? parent.depth + 1 : 0, parent }
      const replyParent = position.depth < maxReplyDepth ? position : parent
      for (const reply of (repliesByParentId.get(pendingComment.id) ?? []).toReversed())
        pendingComments.push({ pendingComment: reply, parent: replyParent })
    }
  }
  // Comments that reply to each other in a circle come last.
  for (const rootComment of [...(repliesByParentId.get(null) ?? []), ...importedComments])
    appendThread(rootComment)
  return orderedComments
}
