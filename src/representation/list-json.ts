import { addressToPath } from '../model/address.ts'
import type { CollectionDocument, PageDocument } from '../model/document.ts'
import { titleOf } from './collection-title.ts'
import { dateForPrograms } from './exact-time.ts'
import { comments, encodings, partOf } from './json-parts.ts'
import type { Setting } from './representation.ts'

/** What is above a list and beside it. */
const placesAround = ({ above, previous, next }: CollectionDocument) =>
  [above, previous, next].filter((place) => place !== null)

/** A list of articles as schema.org `CollectionPage`: `hasPart` its articles, then the parts it divides into. */
export function collectionJson(document: CollectionDocument, setting: Setting): Record<string, unknown> {
  const url = (address: string) => setting.archive.url + addressToPath(address)
  return {
    '@context': 'https://schema.org',
    '@type': 'CollectionPage',
    '@id': url(document.address),
    url: url(document.address),
    name: titleOf(document, setting),
    inLanguage: setting.language,
    ...(document.names.length === 0
      ? {}
      : { about: document.names.map((name) => ({ '@type': 'Thing', name })) }),
    ...(document.period === null || document.period.startsWith('--')
      ? {}
      : { temporalCoverage: document.period }),
    ...(document.articles === null ? {} : { collectionSize: document.articles }),
    isPartOf: partOf(setting),
    ...(setting.edition?.notices.listing
      ? { disambiguatingDescription: setting.edition.notices.listing }
      : {}),
    significantLink: placesAround(document).map(({ address }) => url(address)),
    hasPart: [
      ...document.listings.map(({ address, headline, published, modified, corrections }) => ({
        '@type': 'NewsArticle',
        url: url(address),
        headline,
        ...(published === null ? {} : { datePublished: dateForPrograms(published, setting) }),
        ...(modified === null ? {} : { dateModified: dateForPrograms(modified, setting) }),
        ...(corrections ? { correction: comments(corrections, setting) } : {}),
      })),
      ...document.divisions.map(({ address, name, articles }) => ({
        '@type': 'CollectionPage',
        url: url(address),
        name,
        ...(articles === null ? {} : { collectionSize: articles }),
      })),
    ],
  }
}

/** A plain page as schema.org `WebPage`. */
export function pageJson(document: PageDocument, setting: Setting): Record<string, unknown> {
  const url = setting.archive.url + addressToPath(document.address)
  return {
    '@context': 'https://schema.org',
    '@type': 'WebPage',
    '@id': url,
    url,
    name: document.headline,
    inLanguage: setting.language,
    text: document.body.text,
    isPartOf: partOf(setting),
    encoding: encodings(setting),
  }
}
