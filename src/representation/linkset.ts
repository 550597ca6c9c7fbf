import type { Document } from '../model/document.ts'
import { canonicalUrlOf } from './canonical-url.ts'
import { listLinks } from './links.ts'
import type { RenderContext, Representation } from './representation.ts'

/** Groups a document's links by relation, with absolute targets. */
function toLinkContext(document: Document, context: RenderContext) {
  const relations = new Map<string, { href: string; type?: string }[]>()
  for (const { href, rel, ...attributes } of listLinks(document, context)) {
    const target = { href: new URL(href, context.archive.url).href, ...attributes }
    relations.set(rel, [...(relations.get(rel) ?? []), target])
  }
  return { anchor: canonicalUrlOf(context, document.address), ...Object.fromEntries(relations) }
}

const render = (document: Document, context: RenderContext) =>
  `${JSON.stringify({ linkset: [toLinkContext(document, context)] }, null, 1)}\n`

/** All links of a document (RFC 9264), for a `Link` header that is too short for them. Never negotiated. */
export const linksetRepresentation: Representation = {
  name: 'linkset',
  label: 'Linkset',
  mediaType: 'application/linkset+json',
  contentType: 'application/linkset+json',
  extension: 'linkset',
  article: render,
  collection: render,
  page: render,
  holdings: render,
}
