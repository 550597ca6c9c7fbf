import type { HoldingsDocument } from '../../model/document.ts'
import { canonicalUrlOf } from '../canonical-url.ts'
import type { RenderContext } from '../representation.ts'
import { chooseCatalogue } from '../words/index.ts'
import {
  createJsonLdContext,
  toContainingCollections,
  toEncodings,
  toOptionalProperty,
} from './json-parts.ts'

/**
 * Converts an edition's holdings to schema.org `Dataset`. Counts have property names that begin with `morgue:`. The
 * gaps are copied from `edition.yaml`.
 */
export function toHoldingsJson(document: HoldingsDocument, context: RenderContext): Record<string, unknown> {
  const url = canonicalUrlOf(context, document.address)
  const { first, last } = document
  return {
    '@context': createJsonLdContext(context),
    '@type': 'Dataset',
    '@id': url,
    url,
    name: `${context.edition?.name ?? ''} – ${chooseCatalogue(context.language).holdings.title}`,
    inLanguage: context.language,
    ...toOptionalProperty('temporalCoverage', first === null || last === null ? null : `${first}/${last}`),
    isPartOf: toContainingCollections(context),
    encoding: toEncodings(context),
    'morgue:articles': document.articles,
    'morgue:first': first,
    'morgue:last': last,
    'morgue:periods': document.periods,
    'morgue:without': document.without,
    'morgue:lostPictures': document.lostPictures,
    'morgue:gaps': context.edition?.gaps ?? [],
  }
}
