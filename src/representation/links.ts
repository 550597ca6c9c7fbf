import type { Document } from '../model/document.ts'
import { chooseTermsUrl } from '../model/terms.ts'
import { canonicalUrlOf } from './canonical-url.ts'
import type { RenderContext } from './representation.ts'

/** A link from a document to another resource, with a relation registered at IANA (RFC 8288). */
export interface TypedLink {
  href: string
  rel: string
  type?: string
}

/** Path of the JSON Schema of an article's JSON. */
const articleSchemaPath = '/schema/article.json'

/** The catalog of the archive's interfaces (RFC 9727 §3). */
export const catalogLink: TypedLink = { href: '/.well-known/api-catalog', rel: 'api-catalog' }

function describeDocument(document: Document, canonical: string): readonly TypedLink[] {
  if (document.kind === 'article') {
    const license = chooseTermsUrl(document.terms)
    return [
      ...(license ? [{ href: license, rel: 'license' }] : []),
      { href: canonical, rel: 'cite-as' },
      { href: articleSchemaPath, rel: 'describedby', type: 'application/schema+json' },
    ]
  }
  const isFront = document.kind === 'collection' && ['archive', 'front'].includes(document.subject)
  return isFront ? [catalogLink] : []
}

/** The links of a document in order of importance: canonical URL, Markdown, description, other representations. */
export function listLinks(document: Document, context: RenderContext): TypedLink[] {
  const canonical = canonicalUrlOf(context, document.address)
  const alternates = context.alternates
    .toSorted((a, b) => Number(b.name === 'markdown') - Number(a.name === 'markdown'))
    .map(({ href, mediaType }) => ({ href, rel: 'alternate', type: mediaType }))
  return [
    { href: canonical, rel: 'canonical' },
    ...alternates.slice(0, 1),
    ...describeDocument(document, canonical),
    ...alternates.slice(1),
  ]
}
