import type { CollectionDocument, ListedArticle } from '../../model/document.ts'
import { canonicalUrlOf } from '../canonical-url.ts'
import { collectionTitleOf, fullTitleOf } from '../collection-title.ts'
import { formatCorrections } from '../credits.ts'
import { toOptionalProperty } from '../json/json-parts.ts'
import { toExactTime } from '../machine-date.ts'
import type { RenderContext, Representation } from '../representation.ts'

const extension = 'feed.json'

/** An item: dates only where their time is known, as JSON Feed requires. Lists contain headlines, no articles' text. */
function feedItem(
  { address, headline, published, modified, corrections, excerpt, credit, section }: ListedArticle,
  context: RenderContext,
) {
  const url = canonicalUrlOf(context, address)
  return {
    id: url,
    url,
    title: headline,
    content_text: corrections ? formatCorrections(corrections, context) : (excerpt ?? headline),
    ...toOptionalProperty('authors', credit && [{ name: credit }]),
    ...toOptionalProperty('tags', section && [section]),
    ...toOptionalProperty('date_published', toExactTime(published, context)),
    ...toOptionalProperty('date_modified', toExactTime(modified, context)),
  }
}

function renderCollection(document: CollectionDocument, context: RenderContext): string {
  const earlier = document.chain?.earlier
  const feed = {
    version: 'https://jsonfeed.org/version/1.1',
    title: fullTitleOf(collectionTitleOf(document, context), context),
    home_page_url: canonicalUrlOf(context, document.address),
    feed_url: canonicalUrlOf(context, document.address, extension),
    ...toOptionalProperty('next_url', earlier && canonicalUrlOf(context, earlier, extension)),
    authors: [{ name: context.edition?.name ?? context.archive.name }],
    language: context.language,
    items: document.listings.map((listing) => feedItem(listing, context)),
  }
  return `${JSON.stringify(feed, null, 1)}\n`
}

/** JSON Feed 1.1; `next_url` leads to the same list as Atom's `prev-archive`. */
export const jsonFeed: Representation = {
  name: 'feed',
  label: 'JSON Feed',
  mediaType: 'application/feed+json',
  contentType: 'application/feed+json; charset=utf-8',
  extension,
  collection: renderCollection,
}
