import { z } from 'zod'
import { decodePercentOnce } from '../../../../model/address.ts'
import type { ArticleFields } from '../../../../model/article.ts'
import type { Edition, Notices } from '../../../../model/edition.ts'
import { toArticleSource, toArticleStatus } from '../../../content/files/article-file.ts'
import { joinFieldPath } from '../../../content/files/field-path.ts'
import { servedStatusSchema } from '../../../content/schema/article-json-schema.ts'
import { articleSchema } from '../../../content/schema/content-schemas.ts'
import type { ImportEvent } from '../../importer.ts'
import { accountForTexts } from '../../record/account-for-record.ts'
import { findForeignLanguage } from '../../record/find-foreign-language.ts'
import type { JsonObject } from '../../record/json-values.ts'
import {
  createArticleEvent,
  createRecordRejection,
  createSkippedEvent,
  type RecordContext,
} from '../records/record-context.ts'

const { shape } = articleSchema

/** The part of the archive's article JSON (`article-json.ts`) needed to rebuild an article. */
const servedArticleSchema = z.object({
  '@id': z.url(),
  headline: shape.headline,
  alternativeHeadline: shape.alternativeHeadline,
  datePublished: shape.published,
  'morgue:published': shape.published,
  'morgue:modified': shape.modified,
  inLanguage: z.string().optional(),
  articleSection: z.array(z.string()).default([]),
  keywords: shape.topics,
  correction: z.array(z.object({ datePublished: z.string(), text: z.string() })).default([]),
  identifier: z.array(z.object({ propertyID: z.string(), value: z.string() })).default([]),
  sameAs: shape.formerly,
  copyrightNotice: shape.rights,
  comment: z
    .array(
      z.object({
        author: z.object({ name: z.string() }).optional(),
        dateCreated: shape.published,
        text: z.string(),
        'morgue:replyTo': z.int().positive().optional(),
      }),
    )
    .default([]),
  'morgue:edition': z.string(),
  'morgue:url': shape.url,
  'morgue:authors': shape.authors.unwrap(),
  'morgue:byline': shape.byline,
  'morgue:agency': shape.agency,
  'morgue:signOff': shape.signOff,
  'morgue:notices': shape.notices,
  'morgue:provenance': shape.provenance,
  'morgue:source': shape.source,
  'morgue:status': servedStatusSchema.optional(),
  'morgue:markdown': z.string(),
})

type ServedArticle = z.output<typeof servedArticleSchema>

/** True for a record from an archive that this software serves. */
export const isArchiveRecord = (record: JsonObject): boolean =>
  'morgue:markdown' in record || ['CollectionPage', 'WebPage'].some((type) => type === record['@type'])

/** Returns the path of an article's URL without its first segment, the edition. */
const getPathWithoutEdition = (articleUrl: string) => new URL(articleUrl).pathname.replace(/^\/[^/]*/, '')

/** Removes the edition's notices from an article's, because the archive serves the two merged. */
const removeEditionNotices = (notices: Notices, edition: Edition): Notices =>
  Object.fromEntries(
    Object.entries(notices).filter(
      ([placement, text]) => edition.notices[placement as keyof Notices] !== text,
    ),
  )

/**
 * Returns the status of a `noindex` article; `null` for any other. The status has no list of names, because the archive
 * does not serve the names that it anonymised.
 */
function readNoindexStatusOrNull({ 'morgue:status': servedStatus }: ServedArticle): ArticleFields['status'] {
  if (servedStatus?.is !== 'noindex') return null
  return toArticleStatus({ ...servedStatus, is: servedStatus.is, showHeadline: false, names: {} })
}

function toArticleFields(servedArticle: ServedArticle, edition: Edition): ArticleFields {
  const url = servedArticle['morgue:url'] ?? null
  const servedSource = servedArticle['morgue:source']
  return {
    headline: servedArticle.headline,
    alternativeHeadline: servedArticle.alternativeHeadline ?? null,
    url,
    formerly: servedArticle.sameAs.filter((each) => each !== url),
    identifiers: Object.fromEntries(
      servedArticle.identifier.map(({ propertyID, value }) => [propertyID, value]),
    ),
    published: servedArticle['morgue:published'] ?? servedArticle.datePublished ?? null,
    modified: servedArticle['morgue:modified'] ?? null,
    byline: servedArticle['morgue:byline'] ?? null,
    authors: servedArticle['morgue:authors'],
    agency: servedArticle['morgue:agency'] ?? null,
    signOff: servedArticle['morgue:signOff'] ?? null,
    section: servedArticle.articleSection[0] ?? null,
    topics: servedArticle.keywords,
    language: findForeignLanguage(servedArticle.inLanguage ?? null, edition),
    notices: removeEditionNotices(servedArticle['morgue:notices'] as Notices, edition),
    rights: servedArticle.copyrightNotice ?? null,
    provenance: servedArticle['morgue:provenance'],
    source: servedSource ? toArticleSource(servedSource) : null,
    corrections: servedArticle.correction.map(({ datePublished, text }) => ({
      published: datePublished,
      text,
    })),
    comments: servedArticle.comment.map(({ author, dateCreated, text, 'morgue:replyTo': replyTo }) => ({
      author: author?.name ?? null,
      published: dateCreated ?? null,
      text,
      ...(replyTo !== undefined && { replyTo }),
    })),
    status: readNoindexStatusOrNull(servedArticle),
  }
}

/** Lists the texts that must reach the imported article. The other strings of the served JSON repeat them. */
const listAccountedTexts = (servedArticle: ServedArticle): (string | null)[] => [
  servedArticle['morgue:markdown'],
  servedArticle.headline,
  servedArticle.alternativeHeadline ?? null,
  servedArticle['morgue:byline'] ?? null,
  servedArticle['morgue:agency'] ?? null,
  servedArticle['morgue:signOff'] ?? null,
  servedArticle.copyrightNotice ?? null,
  ...servedArticle['morgue:authors'],
  ...servedArticle.articleSection,
  ...servedArticle.keywords,
  ...servedArticle.correction.map(({ text }) => text),
]

/** Describes a missing or invalid value. The schema's own messages do not fit, because they are about front matter. */
function describeServedIssue({ path = [], input }: Partial<z.core.$ZodIssue> = {}): string {
  const fieldName = `"${joinFieldPath(path)}"`
  return input === undefined
    ? `has no field ${fieldName}: download the file again, or add the field`
    : `has a value in its field ${fieldName} that an archive would not serve: download the file again, or correct the value`
}

/**
 * Rebuilds an article from the JSON that an archive serves; skips lists, pages and other editions' articles.
 */
export function readOwnArticle(record: JsonObject, context: RecordContext): ImportEvent {
  if (!('morgue:markdown' in record)) return createSkippedEvent(context, 'list or page')
  const { data: servedArticle, error } = servedArticleSchema.safeParse(record, { reportInput: true })
  if (error) return createRecordRejection(context, describeServedIssue(error.issues[0]))
  const { edition } = context.briefing
  if (servedArticle['morgue:edition'] !== edition.id) return createSkippedEvent(context, 'of another edition')
  const slug = getPathWithoutEdition(servedArticle['@id']).split('/').at(-1) ?? ''
  const [fields, markdown] = [toArticleFields(servedArticle, edition), servedArticle['morgue:markdown']]
  const account = accountForTexts(...listAccountedTexts(servedArticle))
  return createArticleEvent(context, {
    fields,
    markdown,
    slug: slug === '' ? null : decodePercentOnce(slug),
    account,
  })
}
