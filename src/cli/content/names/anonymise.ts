import { createHash } from 'node:crypto'
import type { ArticleFields } from '../../../model/article.ts'
import type { ArticleStatus } from '../../../model/status.ts'
import type { Terms } from '../../../model/terms.ts'
import { NameReplacer } from './replace-names.ts'

const neutralSlugDigitCount = 12

/**
 * Returns the last segment of an anonymised article's address: its `status.slug`, or else a digest of its `source`.
 * Returns `null` if it has neither. Nobody can guess the digest, because `source` includes the SHA-256 of the
 * imported file. That file is never published.
 */
export function chooseNeutralSlug({
  status,
  source,
}: Pick<ArticleFields, 'status' | 'source'>): string | null {
  if (status?.slug) return status.slug
  if (source === null) return null
  const digest = createHash('sha256').update(JSON.stringify(source)).digest('hex')
  return `anonymised-${digest.slice(0, neutralSlugDigitCount)}`
}

/** Converts a status for a release: removes the names, which a release must not contain, and sets the slug. */
const toReleasedStatus = (status: ArticleStatus, slug: string | null): ArticleStatus => ({
  ...status,
  names: {},
  slug,
})

const replaceInEachValue = (texts: Record<string, string>, replace: (text: string) => string) =>
  Object.fromEntries(Object.entries(texts).map(([key, text]) => [key, replace(text)]))

function anonymiseFields(fields: ArticleFields, status: ArticleStatus): ArticleFields {
  const replacer = new NameReplacer(status.names)
  const replace = (text: string) => replacer.replaceInText(text)
  const replaceUnlessNull = (text: string | null) => (text === null ? null : replace(text))
  return {
    ...fields,
    headline: replace(fields.headline),
    alternativeHeadline: replaceUnlessNull(fields.alternativeHeadline),
    byline: replaceUnlessNull(fields.byline),
    authors: fields.authors.map(replace),
    agency: replaceUnlessNull(fields.agency),
    signOff: replaceUnlessNull(fields.signOff),
    section: replaceUnlessNull(fields.section),
    topics: fields.topics.map(replace),
    notices: replaceInEachValue(fields.notices as Record<string, string>, replace),
    rights: replaceUnlessNull(fields.rights),
    corrections: fields.corrections.map(({ published, text }) => ({ published, text: replace(text) })),
    // Readers misspell names in too many ways to replace them all.
    comments: [],
    // The old URL, identifiers and source could reveal the names.
    url: null,
    formerly: [],
    identifiers: {},
    source: null,
    status: toReleasedStatus(
      { ...status, reason: replaceUnlessNull(status.reason) },
      chooseNeutralSlug(fields),
    ),
  }
}

/**
 * Returns an article's fields as a release contains them. In an anonymised article, replaces the names, and empties
 * the fields that could reveal them.
 */
export function toReleasedFields(fields: ArticleFields): ArticleFields {
  const { status } = fields
  if (status === null) return fields
  return status.is === 'anonymised'
    ? anonymiseFields(fields, status)
    : { ...fields, status: toReleasedStatus(status, null) }
}

/**
 * Replaces an anonymised article's names in its terms, because the author can be the rights holder. Returns the terms
 * of any other article unchanged.
 */
export function anonymiseTerms(terms: Terms, fields: Pick<ArticleFields, 'status'>): Terms {
  const replacer = createReplacerIfAnonymised(fields)
  if (replacer === null) return terms
  const replace = (text: string | null) => text && replacer.replaceInText(text)
  return { ...terms, holder: replace(terms.holder), text: replace(terms.text) }
}

/** Creates a replacer for an article's names, if the article is anonymised. Otherwise returns `null`. */
export const createReplacerIfAnonymised = ({ status }: Pick<ArticleFields, 'status'>): NameReplacer | null =>
  status?.is === 'anonymised' ? new NameReplacer(status.names) : null
