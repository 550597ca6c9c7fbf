import type { CollectionDocument, ListDivision, ListedArticle } from '../../model/document.ts'
import { canonicalUrlOf } from '../canonical-url.ts'
import { collectionTitleOf } from '../collection-title.ts'
import { toMachineDate } from '../machine-date.ts'
import type { RenderContext } from '../representation.ts'
import {
  createJsonLdContext,
  toContainingCollections,
  toCorrectionComments,
  toOptionalProperty,
} from './json-parts.ts'

/** Lists the URLs of the parent list and of the neighbouring lists. */
const listRelatedListUrls = ({ above, previous, next }: CollectionDocument, context: RenderContext) =>
  [above, previous, next]
    .filter((list) => list !== null)
    .map(({ address }) => canonicalUrlOf(context, address))

const toListedArticle = (
  { address, headline, published, modified, excerpt, credit, section, picture, corrections }: ListedArticle,
  context: RenderContext,
) => ({
  '@type': 'NewsArticle',
  url: canonicalUrlOf(context, address),
  headline,
  ...toOptionalProperty('description', excerpt),
  ...toOptionalProperty('creditText', credit),
  ...toOptionalProperty('articleSection', section),
  ...toOptionalProperty('image', picture && [context.archive.url + picture.path]),
  ...toOptionalProperty('datePublished', published && toMachineDate(published, context)),
  ...toOptionalProperty('dateModified', modified && toMachineDate(modified, context)),
  ...toOptionalProperty('correction', corrections && toCorrectionComments(corrections, context)),
})

const toListedDivision = ({ address, name, articles }: ListDivision, context: RenderContext) => ({
  '@type': 'CollectionPage',
  url: canonicalUrlOf(context, address),
  name,
  ...toOptionalProperty('collectionSize', articles),
})

const toSubjects = ({ names }: CollectionDocument) =>
  names.length === 0 ? null : names.map((name) => ({ '@type': 'Thing', name }))

/**
 * Converts a collection to schema.org `CollectionPage`. `hasPart` contains its articles, followed by its divisions.
 */
export function toCollectionJson(
  document: CollectionDocument,
  context: RenderContext,
): Record<string, unknown> {
  const { address, period, articles, listings, divisions, chain } = document
  const earlierAddress = chain?.earlier
  const url = canonicalUrlOf(context, address)
  return {
    '@context': createJsonLdContext(context),
    '@type': 'CollectionPage',
    '@id': url,
    url,
    name: collectionTitleOf(document, context),
    inLanguage: context.language,
    ...toOptionalProperty('description', document.about?.text),
    ...toOptionalProperty('about', toSubjects(document)),
    ...toOptionalProperty('temporalCoverage', period?.startsWith('--') ? null : period),
    ...toOptionalProperty('collectionSize', articles),
    mainEntity: { '@type': 'ItemList', numberOfItems: articles ?? divisions.length },
    ...toOptionalProperty('morgue:next', earlierAddress && canonicalUrlOf(context, earlierAddress, 'json')),
    isPartOf: toContainingCollections(context),
    ...toOptionalProperty('disambiguatingDescription', context.edition?.notices.listing || null),
    significantLink: listRelatedListUrls(document, context),
    hasPart: [
      ...listings.map((listing) => toListedArticle(listing, context)),
      ...divisions.map((division) => toListedDivision(division, context)),
    ],
  }
}
