import { addressToPath } from '../model/address.ts'
import type { Source } from '../model/article.ts'
import type { ArticleDocument } from '../model/document.ts'
import { lastChangeOf } from '../model/last-change.ts'
import { noticesOf } from '../model/notices.ts'
import type { PartialDate } from '../model/partial-date.ts'
import type { Status } from '../model/status.ts'
import { dateForPrograms } from './exact-time.ts'
import { comments, encodings, partOf } from './json-parts.ts'
import type { Setting } from './representation.ts'

const named = (type: string) => (name: string) => ({ '@type': type, name })

/** Leaves out what is not known; schema.org has no word for it. */
const known = <Value>(name: string, value: Value | null): Record<string, Value> =>
  value === null ? {} : { [name]: value }

function publisher({ edition, archive, editions }: Setting) {
  const parent = editions.find(({ id }) => id === edition?.parent)
  return {
    '@type': 'NewsMediaOrganization',
    name: edition?.name ?? archive.name,
    ...known('foundingDate', edition?.founded ?? null),
    ...known('dissolutionDate', edition?.closed ?? null),
    ...known('email', edition?.contact ?? null),
    ...known('parentOrganization', parent ? named('NewsMediaOrganization')(parent.name) : null),
  }
}

/** People who are known to be people: a byline alone may be a desk ("The editors"), and is told in `creditText`. */
function authors({ fields }: ArticleDocument) {
  const agencies = fields.agency === null ? [] : [fields.agency]
  return [...fields.authors.map(named('Person')), ...agencies.map(named('NewsMediaOrganization'))]
}

const sourceJson = (source: Source | null) =>
  source && {
    sha256: source.sha256,
    mediaType: source.mediaType,
    importer: source.importer,
    ...known('record', source.record),
    ...known('captured', source.captured),
    earlier: source.earlier,
  }

const statusJson = ({ is, reason, since }: Status) => ({
  is,
  ...known('reason', reason),
  ...known('since', since),
})

const properties = (identifiers: Record<string, string>) =>
  Object.entries(identifiers).map(([propertyID, value]) => ({ '@type': 'PropertyValue', propertyID, value }))

const forPrograms = (date: PartialDate | null, setting: Setting) => date && dateForPrograms(date, setting)

/** What the article says, in schema.org's words. */
const content = (document: ArticleDocument, setting: Setting) => ({
  headline: document.fields.headline,
  ...known('alternativeHeadline', document.fields.alternativeHeadline),
  ...known('datePublished', forPrograms(document.fields.published, setting)),
  ...known('dateModified', forPrograms(lastChangeOf(document.fields) ?? document.fields.modified, setting)),
  inLanguage: setting.language,
  author: authors(document),
  ...known('creditText', document.fields.byline),
  articleSection: document.fields.section === null ? [] : [document.fields.section],
  keywords: document.fields.topics,
  correction: comments(document.fields.corrections, setting),
})

/** Where it belongs, where it was, and how else it can be had. */
const surroundings = ({ fields, edition: id }: ArticleDocument, setting: Setting) => ({
  publisher: publisher(setting),
  isPartOf: partOf(setting),
  creativeWorkStatus: 'Archived',
  isAccessibleForFree: true,
  identifier: properties(fields.identifiers),
  sameAs: [...(fields.url === null ? [] : [fields.url]), ...fields.formerly],
  encoding: encodings(setting),
  ...known('copyrightNotice', fields.rights),
  'morgue:edition': id,
})

/** What schema.org has no word for. */
const ownFields = ({ fields, body }: ArticleDocument, { edition }: Setting) => ({
  ...known('morgue:published', fields.published),
  ...known('morgue:url', fields.url),
  ...known('morgue:modified', fields.modified),
  ...known('morgue:byline', fields.byline),
  'morgue:authors': fields.authors,
  ...known('morgue:agency', fields.agency),
  ...known('morgue:signOff', fields.signOff),
  'morgue:notices': noticesOf(fields, edition),
  'morgue:provenance': fields.provenance,
  ...known('morgue:source', sourceJson(fields.source)),
  ...known('morgue:status', fields.status && statusJson(fields.status)),
  'morgue:lostPictures': body.lostPictures,
  'morgue:markdown': body.markdown,
})

/**
 * The article as schema.org `NewsArticle` in fixed shapes: a list is always a list, a string always a string, and
 * what is not known is absent. Our own fields are under `morgue:`. Its JSON Schema is `/schema/article.json`.
 */
export function articleJson(document: ArticleDocument, setting: Setting): Record<string, unknown> {
  const url = setting.archive.url + addressToPath(document.address)
  return {
    '@context': ['https://schema.org', { morgue: `${setting.archive.url}/schema/article.json#` }],
    '@type': 'NewsArticle',
    '@id': url,
    url,
    ...content(document, setting),
    articleBody: document.body.text,
    ...surroundings(document, setting),
    ...ownFields(document, setting),
  }
}

/** What search engines read in the article's page: the same words, without its body, which the page holds. */
export const articleInPage = (document: ArticleDocument, setting: Setting): Record<string, unknown> => ({
  '@context': 'https://schema.org',
  '@type': 'NewsArticle',
  url: setting.archive.url + addressToPath(document.address),
  ...content(document, setting),
  publisher: publisher(setting),
})
