import type { Document } from '../model/document.ts'
import { canonicalUrlOf } from './canonical-url.ts'
import { listLinks } from './links.ts'
import type { RenderContext, Representation } from './representation.ts'

/** Creates a document's link context object (RFC 9264 §4.2): its links by relation, with absolute targets. */
function toLinkContext(document: Document, context: RenderContext) {
  const targetsByRelation = new Map<string, { href: string; type?: string }[]>()
  for (const { href, rel, ...attributes } of listLinks(document, context)) {
    const target = { href: new URL(href, context.archive.url).href, ...attributes }
    targetsByRelation.set(rel, [...(targetsByRelation.get(rel) ?? []), target])
  }
  return { anchor: canonicalUrlOf(context, document.address), ...Object.fromEntries(targetsByRelation) }
}

const renderLinkset = (document: Document, context: RenderContext) =>
  `${JSON.stringify({ linkset: [toLinkContext(document, context)] }, null, 1)}\n`

/** Renders all of a document's links (RFC 9264), which may not all fit into its `Link` header. Never negotiated. */
export const linksetRepresentation: Representation = {
  name: 'linkset',
  label: 'Linkset',
  mediaType: 'application/linkset+json',
  contentType: 'application/linkset+json',
  extension: 'linkset',
  article: renderLinkset,
  collection: renderLinkset,
  page: renderLinkset,
  holdings: renderLinkset,
}
