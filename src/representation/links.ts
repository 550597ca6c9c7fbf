import type { Document } from '../model/document.ts'
import { chooseTermsUrl } from '../model/terms.ts'
import { canonicalUrlOf } from './canonical-url.ts'
import type { RenderContext } from './representation.ts'

/** A link from a document to another resource. Its relation is registered with IANA (RFC 8288). */
export interface TypedLink {
  href: string
  rel: string
  type?: string
}

/** Path of the JSON Schema for an article's JSON. */
const articleSchemaPath = '/schema/article.json'

/** The link to the catalogue of the archive's interfaces (RFC 9727 §3). */
export const catalogLink: TypedLink = { href: '/.well-known/api-catalog', rel: 'api-catalog' }

function listDescriptionLinks(document: Document, canonicalUrl: string): readonly TypedLink[] {
  if (document.kind === 'article') {
    const termsUrl = chooseTermsUrl(document.terms)
    return [
      ...(termsUrl ? [{ href: termsUrl, rel: 'license' }] : []),
      { href: canonicalUrl, rel: 'cite-as' },
      { href: articleSchemaPath, rel: 'describedby', type: 'application/schema+json' },
    ]
  }
  const isFront = document.kind === 'collection' && ['archive', 'front'].includes(document.subject)
  return isFront ? [catalogLink] : []
}

/**
 * Lists a document's links in order of importance: canonical URL, the first alternate (Markdown if there is one),
 * description, and the other representations.
 */
export function listLinks(document: Document, context: RenderContext): TypedLink[] {
  const canonicalUrl = canonicalUrlOf(context, document.address)
  const alternates = context.alternates
    .toSorted((a, b) => Number(b.name === 'markdown') - Number(a.name === 'markdown'))
    .map(({ href, mediaType }) => ({ href, rel: 'alternate', type: mediaType }))
  return [
    { href: canonicalUrl, rel: 'canonical' },
    ...alternates.slice(0, 1),
    ...listDescriptionLinks(document, canonicalUrl),
    ...alternates.slice(1),
  ]
}
