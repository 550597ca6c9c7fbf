import type { PageDocument } from '../model/document.ts'
import { canonicalUrl } from './canonical-url.ts'
import { encodings, isPartOf } from './json-parts.ts'
import type { RenderContext } from './representation.ts'

/** A plain page as schema.org `WebPage`. */
export function pageJson(document: PageDocument, context: RenderContext): Record<string, unknown> {
  const url = canonicalUrl(context, document.address)
  return {
    '@context': 'https://schema.org',
    '@type': 'WebPage',
    '@id': url,
    url,
    name: document.headline,
    inLanguage: context.language,
    text: document.body.text,
    isPartOf: isPartOf(context),
    encoding: encodings(context),
  }
}
