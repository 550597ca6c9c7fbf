import type { CollectionDocument, ListDivision, ListedArticle } from '../model/document.ts'
import { canonicalUrl } from './canonical-url.ts'
import { collectionTitle } from './collection-title.ts'
import { correctionComments, isPartOf, optional } from './json-parts.ts'
import { toMachineDate } from './machine-date.ts'
import type { RenderContext } from './representation.ts'

/** URLs of the parent list and of the neighbouring ones. */
const linkedLists = ({ above, previous, next }: CollectionDocument, context: RenderContext) =>
  [above, previous, next].filter((list) => list !== null).map(({ address }) => canonicalUrl(context, address))

const listedArticle = (
  { address, headline, published, modified, corrections }: ListedArticle,
  context: RenderContext,
) => ({
  '@type': 'NewsArticle',
  url: canonicalUrl(context, address),
  headline,
  ...optional('datePublished', published && toMachineDate(published, context)),
  ...optional('dateModified', modified && toMachineDate(modified, context)),
  ...optional('correction', corrections && correctionComments(corrections, context)),
})

const listedDivision = ({ address, name, articles }: ListDivision, context: RenderContext) => ({
  '@type': 'CollectionPage',
  url: canonicalUrl(context, address),
  name,
  ...optional('collectionSize', articles),
})

const subjects = ({ names }: CollectionDocument) =>
  names.length === 0 ? null : names.map((name) => ({ '@type': 'Thing', name }))

/** A list of articles as schema.org `CollectionPage`: `hasPart` has its articles, then its divisions. */
export function collectionJson(
  document: CollectionDocument,
  context: RenderContext,
): Record<string, unknown> {
  const { address, period, articles, listings, divisions } = document
  const url = canonicalUrl(context, address)
  return {
    '@context': 'https://schema.org',
    '@type': 'CollectionPage',
    '@id': url,
    url,
    name: collectionTitle(document, context),
    inLanguage: context.language,
    ...optional('about', subjects(document)),
    ...optional('temporalCoverage', period?.startsWith('--') ? null : period),
    ...optional('collectionSize', articles),
    isPartOf: isPartOf(context),
    ...optional('disambiguatingDescription', context.edition?.notices.listing || null),
    significantLink: linkedLists(document, context),
    hasPart: [
      ...listings.map((listing) => listedArticle(listing, context)),
      ...divisions.map((division) => listedDivision(division, context)),
    ],
  }
}
