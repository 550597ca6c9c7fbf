import { stringify } from 'yaml'
import type { ArticleFields, Comment } from '../../../model/article.ts'

const isKnown = (value: unknown) =>
  value !== null && (typeof value !== 'object' || Object.keys(value as object).length > 0)

const omitUnknown = (fields: object) =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => isKnown(value)))

/**
 * Makes replies refer to comments by id instead of number, so that a person can add and delete comments. If a comment
 * that is replied to has no id, replies keep their numbers, and all ids are left out.
 */
function linkRepliesById(comments: readonly Comment[]): object[] {
  const findParent = ({ replyTo }: Comment) => comments[(replyTo ?? 0) - 1] ?? null
  const haveAllParentsIds = comments.every(
    (each) => each.replyTo === undefined || findParent(each)?.id !== undefined,
  )
  return comments.map((each) => {
    const { id = null, replyTo = null, ...rest } = each
    const names = haveAllParentsIds ? { id, replyTo: findParent(each)?.id ?? null } : { id: null, replyTo }
    return omitUnknown({ id: names.id, ...rest, replyTo: names.replyTo })
  })
}

/** Formats an article's file: known fields only, in the order of the schema, each paragraph on one line. */
export function formatArticleFile(fields: ArticleFields, markdown: string): string {
  const knownFields = omitUnknown({
    ...fields,
    comments: linkRepliesById(fields.comments),
    source: fields.source && omitUnknown(fields.source),
    status:
      fields.status && omitUnknown({ ...fields.status, showHeadline: fields.status.showHeadline || null }),
  })
  return `---\n${stringify(knownFields, { lineWidth: 0 })}---\n\n${markdown.trim()}\n`
}
