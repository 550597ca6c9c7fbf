import type { CollectionDocument, ListedArticle } from '../model/document.ts'
import { canonicalUrl } from './canonical-url.ts'
import { collectionTitle, fullTitle } from './collection-title.ts'
import { formatCorrections } from './credits.ts'
import { feedUpdate, lastUpdate, toAtomTime } from './feed-entries.ts'
import type { RenderContext, Representation } from './representation.ts'

const extension = 'atom'

const mediaType = 'application/atom+xml'

// biome-ignore lint/suspicious/noControlCharactersInRegex: XML 1.0 §2.2 excludes these characters
const forbiddenInXml = /[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g

const escapes = new Map(Object.entries({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }))

const escapeXml = (text: string) =>
  text
    .toWellFormed()
    .replace(forbiddenInXml, '')
    .replace(/[&<>"]/g, (character) => escapes.get(character) ?? '')

const element = (name: string, text: string) => `<${name}>${escapeXml(text)}</${name}>`

const link = (rel: string, href: string, type: string) =>
  `<link rel="${rel}" type="${type}" href="${escapeXml(href)}"/>`

/** An entry (RFC 4287 §4.1.2). `published` needs at least a day, whose time is then midnight. */
function entryElement(listing: ListedArticle, context: RenderContext): string {
  const url = canonicalUrl(context, listing.address)
  const { published } = listing
  const isDated = published !== null && published.length >= 10
  return `<entry>${[
    element('id', url),
    element('title', listing.headline),
    link('alternate', url, 'text/html'),
    element('updated', toAtomTime(lastUpdate(listing, context), context)),
    ...(isDated ? [element('published', toAtomTime(published, context))] : []),
    ...(listing.corrections ? [element('summary', formatCorrections(listing.corrections, context))] : []),
  ].join('')}</entry>`
}

/** Feed history (RFC 5005): marks a complete feed; links an archived one to the newest feed and to the one before it. */
function historyElements(document: CollectionDocument, context: RenderContext) {
  const { chain, address, listings, articles } = document
  if (chain === null) return listings.length === articles ? ['<fh:complete/>'] : []
  const feedUrl = (of: string) => canonicalUrl(context, of, extension)
  return [
    ...(chain.current === address
      ? []
      : ['<fh:archive/>', link('current', feedUrl(chain.current), mediaType)]),
    ...(chain.earlier === null ? [] : [link('prev-archive', feedUrl(chain.earlier), mediaType)]),
  ]
}

function renderCollection(document: CollectionDocument, context: RenderContext): string {
  const { archive, edition, language } = context
  return `${[
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<feed xmlns="http://www.w3.org/2005/Atom" xmlns:fh="http://purl.org/syndication/history/1.0" xml:lang="${escapeXml(language)}">`,
    element('id', canonicalUrl(context, document.address)),
    element('title', fullTitle(collectionTitle(document, context), context)),
    element('updated', toAtomTime(feedUpdate(document, context), context)),
    `<author>${element('name', edition?.name ?? archive.name)}</author>`,
    link('self', canonicalUrl(context, document.address, extension), mediaType),
    link('alternate', canonicalUrl(context, document.address), 'text/html'),
    ...historyElements(document, context),
    ...document.listings.map((listing) => entryElement(listing, context)),
    '</feed>',
  ].join('\n')}\n`
}

export const atom: Representation = {
  name: 'atom',
  label: 'Atom',
  mediaType,
  contentType: 'application/atom+xml; charset=utf-8',
  extension,
  purpose: 'lists, for feed readers and harvesters',
  collection: renderCollection,
}
