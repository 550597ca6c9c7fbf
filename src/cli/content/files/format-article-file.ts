import { stringify } from 'yaml'
import type { ArticleFields } from '../../../model/article.ts'

const isKnown = (value: unknown) =>
  value !== null && (typeof value !== 'object' || Object.keys(value as object).length > 0)

const omitUnknown = (fields: object) =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => isKnown(value)))

/** Formats an article's file: known fields only, in the order of the schema, each paragraph on one line. */
export function formatArticleFile(fields: ArticleFields, markdown: string): string {
  const knownFields = omitUnknown({
    ...fields,
    comments: fields.comments.map(omitUnknown),
    source: fields.source && omitUnknown(fields.source),
    status:
      fields.status && omitUnknown({ ...fields.status, showHeadline: fields.status.showHeadline || null }),
  })
  return `---\n${stringify(knownFields, { lineWidth: 0 })}---\n\n${markdown.trim()}\n`
}
