import type { PageDocument } from '../../model/document.ts'
import { canonicalUrlOf } from '../canonical-url.ts'
import type { RenderContext } from '../representation.ts'
import { toContainingCollections, toEncodings } from './json-parts.ts'

/** Converts a plain page to schema.org `WebPage`. */
export function toPageJson(document: PageDocument, context: RenderContext): Record<string, unknown> {
  const url = canonicalUrlOf(context, document.address)
  return {
    '@context': 'https://schema.org',
    '@type': 'WebPage',
    '@id': url,
    url,
    name: document.headline,
    inLanguage: context.language,
    text: document.body.text,
    isPartOf: toContainingCollections(context),
    encoding: toEncodings(context),
  }
}
