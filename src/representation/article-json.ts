import { addressToPath } from '../model/address.ts'
import type { Source } from '../model/article.ts'
import type { ArticleDocument } from '../model/document.ts'
import { noticesOf } from '../model/notices.ts'
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

function authors({ fields }: ArticleDocument) {
  const people = fields.authors.length > 0 || fields.byline === null ? fields.authors : [fields.byline]
  const agencies = fields.agency === null ? [] : [fields.agency]
  return [...people.map(named('Person')), ...agencies.map(named('NewsMediaOrganization'))]
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

const context = (archiveUrl: string) => [
  'https://schema.org',
  { morgue: `${archiveUrl}/schema/article.json#` },
]

/**
 * The article as schema.org `NewsArticle` in fixed shapes: a list is always a list, a string always a string, and
 * what is not known is absent. Our own fields are under `morgue:`. Its JSON Schema is `/schema/article.json`.
 */
export function articleJson(document: ArticleDocument, setting: Setting): Record<string, unknown> {
  const { fields, body, address } = document
  const { archive, edition } = setting
  const url = archive.url + addressToPath(address)
  return {
    '@context': context(archive.url),
    '@type': 'NewsArticle',
    '@id': url,
    url,
    headline: fields.headline,
    ...known('alternativeHeadline', fields.alternativeHeadline),
    ...known('datePublished', fields.published),
    ...known('dateModified', fields.modified),
    inLanguage: setting.language,
    author: authors(document),
    articleSection: fields.section === null ? [] : [fields.section],
    keywords: fields.topics,
    articleBody: body.text,
    correction: fields.corrections.map(({ published, text }) => ({
      '@type': 'CorrectionComment',
      datePublished: published,
      text,
    })),
    publisher: publisher(setting),
    isPartOf: [
      {
        '@type': 'CreativeWork',
        name: edition?.name ?? archive.name,
        url: `${archive.url}/${document.edition}/`,
      },
      { '@type': 'Collection', name: archive.name, url: `${archive.url}/` },
    ],
    creativeWorkStatus: 'Archived',
    isAccessibleForFree: true,
    identifier: Object.entries(fields.identifiers).map(([propertyID, value]) => ({
      '@type': 'PropertyValue',
      propertyID,
      value,
    })),
    sameAs: [...(fields.url === null ? [] : [fields.url]), ...fields.formerly],
    encoding: setting.alternates.map(({ mediaType, href }) => ({
      '@type': 'MediaObject',
      encodingFormat: mediaType,
      contentUrl: archive.url + href,
    })),
    ...known('copyrightNotice', fields.rights),
    'morgue:edition': document.edition,
    ...known('morgue:byline', fields.byline),
    ...known('morgue:agency', fields.agency),
    ...known('morgue:signOff', fields.signOff),
    'morgue:notices': noticesOf(fields, edition),
    'morgue:provenance': fields.provenance,
    ...known('morgue:source', sourceJson(fields.source)),
    'morgue:markdown': body.markdown,
  }
}
