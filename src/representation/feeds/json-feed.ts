import type { CollectionDocument, ListedArticle } from '../../model/document.ts'
import { canonicalUrlOf } from '../canonical-url.ts'
import { collectionTitleOf, fullTitleOf } from '../collection-title.ts'
import { formatCorrections } from '../credits.ts'
import { toOptionalProperty } from '../json/json-parts.ts'
import { toTimeWithOffset } from '../machine-date.ts'
import type { RenderContext, Representation } from '../representation.ts'
import { feedHtmlOf } from './feed-html.ts'

const feedExtension = 'feed.json'

/**
 * Creates an item. Dates are included only if their times are known, as JSON Feed requires. Only the first items
 * contain the full text.
 */
function toFeedItem(listing: ListedArticle, context: RenderContext, entryIndex: number) {
  const { address, headline, published, modified, corrections, excerpt, credit, section, picture } = listing
  const url = canonicalUrlOf(context, address)
  const summary = corrections ? formatCorrections(corrections, context) : (excerpt ?? headline)
  const articleHtml = feedHtmlOf(context, entryIndex)
  return {
    id: url,
    url,
    title: headline,
    ...(articleHtml ? { summary, content_html: articleHtml } : { content_text: summary }),
    ...toOptionalProperty('image', picture && context.archive.url + picture.path),
    ...toOptionalProperty('authors', credit && [{ name: credit }]),
    ...toOptionalProperty('tags', section && [section]),
    ...toOptionalProperty('date_published', toTimeWithOffset(published, context)),
    ...toOptionalProperty('date_modified', toTimeWithOffset(modified, context)),
  }
}

function renderJsonFeed(document: CollectionDocument, context: RenderContext): string {
  const earlierAddress = document.chain?.earlier
  const feed = {
    version: 'https://jsonfeed.org/version/1.1',
    title: fullTitleOf(collectionTitleOf(document, context), context),
    home_page_url: canonicalUrlOf(context, document.address),
    feed_url: canonicalUrlOf(context, document.address, feedExtension),
    ...toOptionalProperty(
      'next_url',
      earlierAddress && canonicalUrlOf(context, earlierAddress, feedExtension),
    ),
    authors: [{ name: context.edition?.name ?? context.archive.name }],
    language: context.language,
    items: document.listings.map((listing, index) => toFeedItem(listing, context, index)),
  }
  return `${JSON.stringify(feed, null, 1)}\n`
}

/** JSON Feed 1.1. `next_url` leads to the same list as Atom's `prev-archive`. */
export const jsonFeedRepresentation: Representation = {
  name: 'feed',
  label: 'JSON Feed',
  mediaType: 'application/feed+json',
  contentType: 'application/feed+json; charset=utf-8',
  extension: feedExtension,
  collection: renderJsonFeed,
}
