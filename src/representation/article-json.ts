import type { ArticleSource } from '../model/article.ts'
import type { ArticleDocument } from '../model/document.ts'
import { lastChangeOf } from '../model/last-change.ts'
import { noticesOf } from '../model/notices.ts'
import type { PartialDate } from '../model/partial-date.ts'
import type { ArticleStatus } from '../model/status.ts'
import { canonicalUrl } from './canonical-url.ts'
import { correctionComments, encodings, isPartOf, jsonLdContext, optional } from './json-parts.ts'
import { toMachineDate } from './machine-date.ts'
import type { RenderContext } from './representation.ts'

const typedName = (type: string) => (name: string) => ({ '@type': type, name })

function publisher({ edition, archive, editions }: RenderContext) {
  const parent = editions.find(({ id }) => id === edition?.parent)
  return {
    '@type': 'NewsMediaOrganization',
    name: edition?.name ?? archive.name,
    ...optional('foundingDate', edition?.founded),
    ...optional('dissolutionDate', edition?.closed),
    ...optional('email', edition?.contact),
    ...optional('parentOrganization', parent && typedName('NewsMediaOrganization')(parent.name)),
  }
}

/** Authors and agency. A byline may name a desk ("The editors") and not a person, so it goes only into `creditText`. */
function authors({ fields }: ArticleDocument) {
  const agencies = fields.agency === null ? [] : [fields.agency]
  return [...fields.authors.map(typedName('Person')), ...agencies.map(typedName('NewsMediaOrganization'))]
}

const sourceJson = (source: ArticleSource | null) =>
  source && {
    sha256: source.sha256,
    mediaType: source.mediaType,
    importer: source.importer,
    ...optional('record', source.record),
    ...optional('captured', source.captured),
    earlier: source.earlier,
  }

const statusJson = ({ is, reason, since }: ArticleStatus) => ({
  is,
  ...optional('reason', reason),
  ...optional('since', since),
})

const propertyValues = (identifiers: Record<string, string>) =>
  Object.entries(identifiers).map(([propertyID, value]) => ({ '@type': 'PropertyValue', propertyID, value }))

const optionalDate = (date: PartialDate | null, context: RenderContext) =>
  date && toMachineDate(date, context)

/** The article's own properties that schema.org defines. */
const coreProperties = (document: ArticleDocument, context: RenderContext) => ({
  headline: document.fields.headline,
  ...optional('alternativeHeadline', document.fields.alternativeHeadline),
  ...optional('datePublished', optionalDate(document.fields.published, context)),
  ...optional(
    'dateModified',
    optionalDate(lastChangeOf(document.fields) ?? document.fields.modified, context),
  ),
  inLanguage: context.language,
  author: authors(document),
  ...optional('creditText', document.fields.byline),
  articleSection: document.fields.section === null ? [] : [document.fields.section],
  keywords: document.fields.topics,
  correction: correctionComments(document.fields.corrections, context),
})

/** Edition, original addresses, representations and rights. */
const archiveProperties = ({ fields, edition: id }: ArticleDocument, context: RenderContext) => ({
  publisher: publisher(context),
  isPartOf: isPartOf(context),
  creativeWorkStatus: 'Archived',
  isAccessibleForFree: true,
  identifier: propertyValues(fields.identifiers),
  sameAs: [...(fields.url === null ? [] : [fields.url]), ...fields.formerly],
  encoding: encodings(context),
  ...optional('copyrightNotice', fields.rights),
  'morgue:edition': id,
})

/** Properties that schema.org does not define. */
const morgueProperties = ({ fields, body }: ArticleDocument, { edition }: RenderContext) => ({
  ...optional('morgue:published', fields.published),
  ...optional('morgue:url', fields.url),
  ...optional('morgue:modified', fields.modified),
  ...optional('morgue:byline', fields.byline),
  'morgue:authors': fields.authors,
  ...optional('morgue:agency', fields.agency),
  ...optional('morgue:signOff', fields.signOff),
  'morgue:notices': noticesOf(fields, edition),
  'morgue:provenance': fields.provenance,
  ...optional('morgue:source', sourceJson(fields.source)),
  ...optional('morgue:status', fields.status && statusJson(fields.status)),
  'morgue:lostPictures': body.lostPictures,
  'morgue:markdown': body.markdown,
})

/**
 * The article as schema.org `NewsArticle` in fixed shapes: a list is always a list, a string always a string, an unknown
 * value absent. Our own properties are under `morgue:`. The JSON Schema is at `/schema/article.json`.
 */
export function articleJson(document: ArticleDocument, context: RenderContext): Record<string, unknown> {
  const url = canonicalUrl(context, document.address)
  return {
    '@context': jsonLdContext(context),
    '@type': 'NewsArticle',
    '@id': url,
    url,
    ...coreProperties(document, context),
    articleBody: document.body.text,
    ...archiveProperties(document, context),
    ...morgueProperties(document, context),
  }
}

/** The data embedded in the article's page for search engines: without the body, which the page contains. */
export const embeddedArticleJson = (
  document: ArticleDocument,
  context: RenderContext,
): Record<string, unknown> => ({
  '@context': 'https://schema.org',
  '@type': 'NewsArticle',
  url: canonicalUrl(context, document.address),
  ...coreProperties(document, context),
  publisher: publisher(context),
})
