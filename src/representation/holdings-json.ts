import type { HoldingsDocument } from '../model/document.ts'
import { canonicalUrl } from './canonical-url.ts'
import { encodings, isPartOf, jsonLdContext, optional } from './json-parts.ts'
import type { RenderContext } from './representation.ts'
import { wordsFor } from './words/index.ts'

/** An edition's holdings as schema.org `Dataset`; the counts are under `morgue:`, the gaps as `edition.yaml` has them. */
export function holdingsJson(document: HoldingsDocument, context: RenderContext): Record<string, unknown> {
  const url = canonicalUrl(context, document.address)
  const { first, last } = document
  return {
    '@context': jsonLdContext(context),
    '@type': 'Dataset',
    '@id': url,
    url,
    name: `${context.edition?.name ?? ''} – ${wordsFor(context.language).holdings.title}`,
    inLanguage: context.language,
    ...optional('temporalCoverage', first === null || last === null ? null : `${first}/${last}`),
    isPartOf: isPartOf(context),
    encoding: encodings(context),
    'morgue:articles': document.articles,
    'morgue:first': first,
    'morgue:last': last,
    'morgue:periods': document.periods,
    'morgue:without': document.without,
    'morgue:gaps': context.edition?.gaps ?? [],
  }
}
