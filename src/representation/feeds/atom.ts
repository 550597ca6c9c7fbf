import type { CollectionDocument, ListedArticle } from '../../model/document.ts'
import { canonicalUrlOf } from '../canonical-url.ts'
import { collectionTitleOf, fullTitleOf } from '../collection-title.ts'
import { formatCorrections } from '../credits.ts'
import { escapeXml } from '../escape-markup.ts'
import type { RenderContext, Representation } from '../representation.ts'
import { lastUpdateOf, lastUpdateOfFeed, toAtomTime } from './feed-entries.ts'
import { feedTextOf } from './feed-text.ts'

const extension = 'atom'

const mediaType = 'application/atom+xml'

const renderElement = (name: string, text: string) => `<${name}>${escapeXml(text)}</${name}>`

const renderLink = (rel: string, href: string, type: string) =>
  `<link rel="${rel}" type="${type}" href="${escapeXml(href)}"/>`

/**
 * Renders an entry (RFC 4287 §4.1.2). `published` is omitted without a day; if only the time is unknown, it is
 * midnight.
 */
function renderEntry(listing: ListedArticle, context: RenderContext, index: number): string {
  const url = canonicalUrlOf(context, listing.address)
  const { published, corrections, excerpt, credit, section } = listing
  const articleHtml = feedTextOf(context, index)
  const summary = corrections ? formatCorrections(corrections, context) : excerpt
  const isDated = published !== null && published.length >= 10
  return `<entry>${[
    renderElement('id', url),
    renderElement('title', listing.headline),
    renderLink('alternate', url, 'text/html'),
    renderElement('updated', toAtomTime(lastUpdateOf(listing, context), context)),
    ...(isDated ? [renderElement('published', toAtomTime(published, context))] : []),
    ...(credit ? [`<author>${renderElement('name', credit)}</author>`] : []),
    ...(section ? [`<category term="${escapeXml(section)}"/>`] : []),
    ...(summary ? [renderElement('summary', summary)] : []),
    ...(articleHtml ? [`<content type="html">${escapeXml(articleHtml)}</content>`] : []),
  ].join('')}</entry>`
}

/**
 * Renders the feed's history (RFC 5005): marks a complete feed; links an archived feed to the newest one and to
 * the one before it.
 */
function renderHistory(document: CollectionDocument, context: RenderContext) {
  const { chain, address, listings, articles } = document
  if (chain === null) return listings.length === articles ? ['<fh:complete/>'] : []
  const toFeedUrl = (feedAddress: string) => canonicalUrlOf(context, feedAddress, extension)
  return [
    ...(chain.current === address
      ? []
      : ['<fh:archive/>', renderLink('current', toFeedUrl(chain.current), mediaType)]),
    ...(chain.earlier === null ? [] : [renderLink('prev-archive', toFeedUrl(chain.earlier), mediaType)]),
  ]
}

function renderCollection(document: CollectionDocument, context: RenderContext): string {
  const { archive, edition, language } = context
  return `${[
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<feed xmlns="http://www.w3.org/2005/Atom" xmlns:fh="http://purl.org/syndication/history/1.0" xml:lang="${escapeXml(language)}">`,
    renderElement('id', canonicalUrlOf(context, document.address)),
    renderElement('title', fullTitleOf(collectionTitleOf(document, context), context)),
    renderElement('updated', toAtomTime(lastUpdateOfFeed(document, context), context)),
    `<author>${renderElement('name', edition?.name ?? archive.name)}</author>`,
    renderLink('self', canonicalUrlOf(context, document.address, extension), mediaType),
    renderLink('alternate', canonicalUrlOf(context, document.address), 'text/html'),
    ...renderHistory(document, context),
    ...document.listings.map((listing, index) => renderEntry(listing, context, index)),
    '</feed>',
  ].join('\n')}\n`
}

export const atomRepresentation: Representation = {
  name: 'atom',
  label: 'Atom',
  mediaType,
  contentType: 'application/atom+xml; charset=utf-8',
  extension,
  collection: renderCollection,
}
