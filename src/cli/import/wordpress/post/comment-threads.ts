import type { Comment } from '../../../../model/article.ts'
import { maxReplyDepth } from '../../../content/schema/comments-schema.ts'

/** A comment that is imported, with its id in the export. */
export interface ImportedComment {
  id: string
  comment: Comment
}

/** The place of a comment in a thread. */
interface ThreadPosition {
  number: number
  depth: number
  parent: ThreadPosition | null
}

/**
 * Finds the imported comment that a comment replies to; if that was left out, the previous one in the thread.
 * @param parents id of every comment of the export → id of the one that it replies to
 */
function findKeptParent(
  id: string,
  kept: ReadonlySet<string>,
  parents: ReadonlyMap<string, string>,
): string | null {
  const passed = new Set([id])
  for (let parent = parents.get(id); parent && !passed.has(parent); parent = parents.get(parent)) {
    if (kept.has(parent)) return parent
    passed.add(parent)
  }
  return null
}

/** Ids as WordPress assigns them. */
const commentId = /^\d{1,20}$/

/** Puts replies after the comments that they reply to, and refers to these by number. No comment is lost. */
export function threadComments(
  read: readonly ImportedComment[],
  parents: ReadonlyMap<string, string>,
): Comment[] {
  const importedIds = new Set(read.map(({ id }) => id))
  const replies = Map.groupBy(read, ({ id }) => (id === '' ? null : findKeptParent(id, importedIds, parents)))
  const [ordered, placed, ids] = [[] as Comment[], new Set<ImportedComment>(), new Set<string>()]
  const placeThread = (root: ImportedComment) => {
    const waiting: { next: ImportedComment; parent: ThreadPosition | null }[] = [{ next: root, parent: null }]
    for (let item = waiting.pop(); item; item = waiting.pop()) {
      const { next, parent } = item
      if (placed.has(next)) continue
      placed.add(next)
      const { id, comment } = next
      const commentWithId = commentId.test(id) && !ids.has(id) ? { id, ...comment } : comment
      ids.add(id)
      ordered.push(parent ? { ...commentWithId, replyTo: parent.number } : commentWithId)
      const place = { number: ordered.length, depth: parent ? parent.depth + 1 : 0, parent }
      const parentOfReplies = place.depth < maxReplyDepth ? place : parent
      for (const reply of (replies.get(next.id) ?? []).toReversed())
        waiting.push({ next: reply, parent: parentOfReplies })
    }
  }
  // Comments that reply to each other in a circle come last.
  for (const each of [...(replies.get(null) ?? []), ...read]) placeThread(each)
  return ordered
}
