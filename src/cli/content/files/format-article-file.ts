import { stringify } from 'yaml'
import type { ArticleFields, ReaderComment } from '../../../model/article.ts'

const isPresent = (value: unknown) =>
  value !== null && (typeof value !== 'object' || Object.keys(value as object).length > 0)

const omitAbsentFields = (fields: object) =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => isPresent(value)))

/**
 * Makes replies refer to comments by id instead of number, so that a person can add and delete comments. If any
 * comment with a reply lacks an id, replies keep their numbers and all ids are omitted.
 */
function linkRepliesById(comments: readonly ReaderComment[]): object[] {
  const findParentComment = ({ replyTo }: ReaderComment) => comments[(replyTo ?? 0) - 1] ?? null
  const doAllParentsHaveIds = comments.every(
    (comment) => comment.replyTo === undefined || findParentComment(comment)?.id !== undefined,
  )
  return comments.map((comment) => {
    const { id = null, replyTo = null, ...commentFields } = comment
    const writtenIdAndReplyTo = doAllParentsHaveIds
      ? { id, replyTo: findParentComment(comment)?.id ?? null }
      : { id: null, replyTo }
    return omitAbsentFields({
      id: writtenIdAndReplyTo.id,
      ...commentFields,
      replyTo: writtenIdAndReplyTo.replyTo,
    })
  })
}

/** Formats an article's file. Omits absent fields, keeps the order of the schema, and does not fold long lines. */
export function formatArticleFile(fields: ArticleFields, markdown: string): string {
  const presentFields = omitAbsentFields({
    ...fields,
    comments: linkRepliesById(fields.comments),
    source: fields.source && omitAbsentFields(fields.source),
    status:
      fields.status &&
      omitAbsentFields({ ...fields.status, showHeadline: fields.status.showHeadline || null }),
  })
  return `---\n${stringify(presentFields, { lineWidth: 0 })}---\n\n${markdown.trim()}\n`
}
