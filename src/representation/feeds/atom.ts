import type { CollectionDocument, ListedArticle } from '../../model/document.ts'
import { canonicalUrlOf } from '../canonical-url.ts'
import { collectionTitleOf, fullTitleOf } from '../collection-title.ts'
import { formatCorrections } from '../credits.ts'
import { escapeXml } from '../escape-markup.ts'
import type { RenderContext, Representation } from '../representation.ts'
import { lastUpdateOf, lastUpdateOfFeed, toAtomTime } from './feed-entries.ts'
import { feedHtmlOf } from './feed-html.ts'

const atomExtension = 'atom'

const atomMediaType = 'application/atom+xml'

const renderXmlElement = (name: string, text: string) => `<${name}>${escapeXml(text)}</${name}>`

const renderAtomLink = (rel: string, href: string, type: string) =>
  `<link rel="${rel}" type="${type}" href="${escapeXml(href)}"/>`

/**
 * Renders an Atom entry (RFC 4287 §4.1.2). Omits `published` if the day is unknown. If only the time is unknown, it
 * is set to midnight.
 */
function renderAtomEntry(listing: ListedArticle, context: RenderContext, entryIndex: number): string {
  const url = canonicalUrlOf(context, listing.address)
  const { published, corrections, excerpt, credit, section } = listing
  const articleHtml = feedHtmlOf(context, entryIndex)
  const summary = corrections ? formatCorrections(corrections, context) : excerpt
  const isDated = published !== null && published.length >= 10
  return `<entry>${[
    renderXmlElement('id', url),
    renderXmlElement('title', listing.headline),
    renderAtomLink('alternate', url, 'text/html'),
    renderXmlElement('updated', toAtomTime(lastUpdateOf(listing, context), context)),
    ...(isDated ? [renderXmlElement('published', toAtomTime(published, context))] : []),
    ...(credit ? [`<author>${renderXmlElement('name', credit)}</author>`] : []),
    ...(section ? [`<category term="${escapeXml(section)}"/>`] : []),
    ...(summary ? [renderXmlElement('summary', summary)] : []),
    ...(articleHtml ? [`<content type="html">${escapeXml(articleHtml)}</content>`] : []),
  ].join('')}</entry>`
}

/**
 * Renders the elements for feed paging and archiving (RFC 5005). Marks a complete feed. Links an archived feed to the
 * newest one, and any feed in a chain to the one before it.
 */
function renderHistoryElements(document: CollectionDocument, context: RenderContext) {
  const { chain, address, listings, articles } = document
  if (chain === null) return listings.length === articles ? ['<fh:complete/>'] : []
  const toFeedUrl = (feedAddress: string) => canonicalUrlOf(context, feedAddress, atomExtension)
  return [
    ...(chain.current === address
      ? []
      : ['<fh:archive/>', renderAtomLink('current', toFeedUrl(chain.current), atomMediaType)]),
    ...(chain.earlier === null
      ? []
      : [renderAtomLink('prev-archive', toFeedUrl(chain.earlier), atomMediaType)]),
  ]
}

function renderAtomFeed(document: CollectionDocument, context: RenderContext): string {
  const { archive, edition, language } = context
  return `${[
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<feed xmlns="http://www.w3.org/2005/Atom" xmlns:fh="http://purl.org/syndication/history/1.0" xml:lang="${escapeXml(language)}">`,
    renderXmlElement('id', canonicalUrlOf(context, document.address)),
    renderXmlElement('title', fullTitleOf(collectionTitleOf(document, context), context)),
    renderXmlElement('updated', toAtomTime(lastUpdateOfFeed(document, context), context)),
    `<author>${renderXmlElement('name', edition?.name ?? archive.name)}</author>`,
    renderAtomLink('self', canonicalUrlOf(context, document.address, atomExtension), atomMediaType),
    renderAtomLink('alternate', canonicalUrlOf(context, document.address), 'text/html'),
    ...renderHistoryElements(document, context),
    ...document.listings.map((listing, index) => renderAtomEntry(listing, context, index)),
    '</feed>',
  ].join('\n')}\n`
}

export const atomRepresentation: Representation = {
  name: 'atom',
  label: 'Atom',
  mediaType: atomMediaType,
  contentType: 'application/atom+xml; charset=utf-8',
  extension: atomExtension,
  collection: renderAtomFeed,
}
