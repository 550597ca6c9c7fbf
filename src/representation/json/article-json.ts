import type { ArticleSource } from '../../model/article.ts'
import type { ArticleDocument } from '../../model/document.ts'
import { lastChangeAfterPublicationOf } from '../../model/last-change-after-publication.ts'
import { addressOfNameList } from '../../model/list-address.ts'
import { noticesOf } from '../../model/notices.ts'
import type { PartialDate } from '../../model/partial-date.ts'
import { shortenToLine } from '../../model/shorten-to-line.ts'
import type { ArticleStatus } from '../../model/status.ts'
import { chooseTermsUrl } from '../../model/terms.ts'
import { canonicalUrlOf } from '../canonical-url.ts'
import { toMachineDate } from '../machine-date.ts'
import type { RenderContext } from '../representation.ts'
import {
  createJsonLdContext,
  toComments,
  toContainingCollections,
  toCorrectionComments,
  toEncodings,
  toOptionalProperty,
} from './json-parts.ts'

const createThingFactory = (type: string) => (name: string) => ({ '@type': type, name })

function toPublisher({ edition, archive, editions }: RenderContext) {
  const parentEdition = editions.find(({ id }) => id === edition?.parent)
  const { name, logo } = edition ?? archive
  return {
    '@type': 'NewsMediaOrganization',
    name,
    ...toOptionalProperty('foundingDate', edition?.founded),
    ...toOptionalProperty('dissolutionDate', edition?.closed),
    ...toOptionalProperty('logo', logo && archive.url + logo.path),
    ...toOptionalProperty('email', edition?.contact),
    ...toOptionalProperty(
      'parentOrganization',
      parentEdition && createThingFactory('NewsMediaOrganization')(parentEdition.name),
    ),
  }
}

/**
 * Lists the authors and the agency. The byline is only in `creditText`, because it may be the name of a desk ("The
 * editors") rather than a person.
 */
function toAuthors({ fields }: ArticleDocument) {
  const agencies = fields.agency === null ? [] : [fields.agency]
  return [
    ...fields.authors.map(createThingFactory('Person')),
    ...agencies.map(createThingFactory('NewsMediaOrganization')),
  ]
}

const toSourceJson = (source: ArticleSource | null) =>
  source && {
    sha256: source.sha256,
    mediaType: source.mediaType,
    importer: source.importer,
    ...toOptionalProperty('record', source.record),
    ...toOptionalProperty('captured', source.captured),
    earlier: source.earlier,
  }

const toStatusJson = ({ is, reason, since }: ArticleStatus) => ({
  is,
  ...toOptionalProperty('reason', reason),
  ...toOptionalProperty('since', since),
})

const toPropertyValues = (identifiers: Record<string, string>) =>
  Object.entries(identifiers).map(([propertyID, value]) => ({ '@type': 'PropertyValue', propertyID, value }))

const toOptionalMachineDate = (date: PartialDate | null, context: RenderContext) =>
  date && toMachineDate(date, context)

/** Returns the properties of the article itself that schema.org defines. */
const toCoreProperties = (document: ArticleDocument, context: RenderContext) => ({
  headline: document.fields.headline,
  ...toOptionalProperty('alternativeHeadline', document.fields.alternativeHeadline),
  ...toOptionalProperty('datePublished', toOptionalMachineDate(document.fields.published, context)),
  ...toOptionalProperty(
    'dateModified',
    toOptionalMachineDate(lastChangeAfterPublicationOf(document.fields) ?? document.fields.modified, context),
  ),
  inLanguage: context.language,
  author: toAuthors(document),
  ...toOptionalProperty('creditText', document.fields.byline),
  articleSection: document.fields.section === null ? [] : [document.fields.section],
  keywords: document.fields.topics,
  correction: toCorrectionComments(document.fields.corrections, context),
})

/** Maximum length of a description, in characters. Search engines show about 160. */
const maxDescriptionLength = 200

/** Describes an article with the beginning of its text, on one line and cut between words. */
const describeArticle = ({ fields, body }: ArticleDocument): string =>
  shortenToLine(body.text || fields.headline, maxDescriptionLength)

/** Lists the absolute URLs of the pictures in the text that the archive has, in order. */
const listPictureUrls = ({ body }: ArticleDocument, { archive }: RenderContext): string[] =>
  Array.from(body.html.matchAll(/<img src="(\/media\/[^"]+)"/g), ([, path]) => archive.url + path)

/**
 * Returns the properties shared by the article's JSON and its page: description, pictures, and place in the archive.
 */
const toPageProperties = (document: ArticleDocument, context: RenderContext) => ({
  description: describeArticle(document),
  image: listPictureUrls(document, context),
  mainEntityOfPage: canonicalUrlOf(context, document.address),
  isPartOf: toContainingCollections(context),
})

/** Returns the publisher, identifiers, original URLs, representations, rights, comments and edition. */
const toArchiveProperties = (
  { fields, terms, edition: editionId }: ArticleDocument,
  context: RenderContext,
) => ({
  publisher: toPublisher(context),
  creativeWorkStatus: 'Archived',
  isAccessibleForFree: true,
  identifier: toPropertyValues(fields.identifiers),
  sameAs: [...(fields.url === null ? [] : [fields.url]), ...fields.formerly],
  encoding: toEncodings(context),
  ...toOptionalProperty('copyrightNotice', fields.rights ?? terms?.text),
  ...toOptionalProperty('license', chooseTermsUrl(terms)),
  ...toOptionalProperty('copyrightHolder', terms?.holder && createThingFactory('Organization')(terms.holder)),
  comment: toComments(fields.comments, context),
  'morgue:edition': editionId,
})

/** Returns our own properties, which schema.org does not define. */
const toMorgueProperties = ({ fields, body }: ArticleDocument, { edition }: RenderContext) => ({
  ...toOptionalProperty('morgue:published', fields.published),
  ...toOptionalProperty('morgue:url', fields.url),
  ...toOptionalProperty('morgue:modified', fields.modified),
  ...toOptionalProperty('morgue:byline', fields.byline),
  'morgue:authors': fields.authors,
  ...toOptionalProperty('morgue:agency', fields.agency),
  ...toOptionalProperty('morgue:signOff', fields.signOff),
  'morgue:notices': noticesOf(fields, edition),
  'morgue:provenance': fields.provenance,
  ...toOptionalProperty('morgue:source', toSourceJson(fields.source)),
  ...toOptionalProperty('morgue:status', fields.status && toStatusJson(fields.status)),
  'morgue:lostPictures': body.lostPictures,
  'morgue:markdown': body.markdown,
})

/**
 * Converts an article to schema.org `NewsArticle` in fixed shapes: lists are always lists, strings are always
 * strings, and unknown values are absent. Our own properties begin with `morgue:`. The JSON Schema is at
 * `/schema/article.json`.
 */
export function toArticleJson(document: ArticleDocument, context: RenderContext): Record<string, unknown> {
  const url = canonicalUrlOf(context, document.address)
  return {
    '@context': createJsonLdContext(context),
    '@type': 'NewsArticle',
    '@id': url,
    url,
    ...toCoreProperties(document, context),
    ...toPageProperties(document, context),
    articleBody: document.body.text,
    ...toArchiveProperties(document, context),
    ...toMorgueProperties(document, context),
  }
}

/** Returns the path from the archive's front page to an article's section, through its edition. */
export function toBreadcrumbJson(
  { fields, edition: editionId }: ArticleDocument,
  { archive, edition }: RenderContext,
): Record<string, unknown> {
  const breadcrumbs = [
    { name: archive.name, address: '/' },
    ...(edition ? [{ name: edition.name, address: `/${editionId}/` }] : []),
    ...(fields.section === null
      ? []
      : [{ name: fields.section, address: addressOfNameList(editionId, 'sections', fields.section) }]),
  ]
  return {
    '@context': 'https://schema.org',
    '@type': 'BreadcrumbList',
    itemListElement: breadcrumbs.map(({ name, address }, index) => ({
      '@type': 'ListItem',
      position: index + 1,
      name,
      item: canonicalUrlOf({ archive }, address),
    })),
  }
}

/** Returns the data that the page embeds for search engines. Omits the body, which the page already contains. */
export const toEmbeddedArticleJson = (document: ArticleDocument, context: RenderContext) => ({
  '@context': 'https://schema.org',
  '@type': 'NewsArticle',
  url: canonicalUrlOf(context, document.address),
  ...toCoreProperties(document, context),
  ...toPageProperties(document, context),
  publisher: toPublisher(context),
})
