import type { CollectionDocument, Listing } from '../model/document.ts'
import { titleOf } from './collection-title.ts'
import { correctionLines } from './dateline.ts'
import { exactTime } from './exact-time.ts'
import { urlOf } from './feed-entries.ts'
import type { Representation, Setting } from './representation.ts'

const extension = 'feed.json'

/** A date is told where it is exact: JSON Feed knows nothing less. The headline is all the text that a list has. */
function item({ address, headline, published, modified, corrections }: Listing, setting: Setting) {
  const url = urlOf(setting, address)
  const [date, changed] = [exactTime(published, setting), exactTime(modified, setting)]
  return {
    id: url,
    url,
    title: headline,
    content_text: corrections ? correctionLines(corrections, setting) : headline,
    ...(date === null ? {} : { date_published: date }),
    ...(changed === null ? {} : { date_modified: changed }),
  }
}

function collection(document: CollectionDocument, setting: Setting): string {
  const earlier = document.chain?.earlier ?? null
  const feed = {
    version: 'https://jsonfeed.org/version/1.1',
    title: titleOf(document, setting),
    home_page_url: urlOf(setting, document.address),
    feed_url: urlOf(setting, document.address, extension),
    ...(earlier === null ? {} : { next_url: urlOf(setting, earlier, extension) }),
    authors: [{ name: setting.edition?.name ?? setting.archive.name }],
    language: setting.language,
    items: document.listings.map((listing) => item(listing, setting)),
  }
  return `${JSON.stringify(feed, null, 1)}\n`
}

/** JSON Feed 1.1; `next_url` goes on along the same chain as Atom's `prev-archive`. */
export const feed: Representation = {
  name: 'feed',
  mediaType: 'application/feed+json',
  contentType: 'application/feed+json; charset=utf-8',
  extension,
  purpose: 'the same, as JSON Feed',
  article: null,
  collection,
  page: null,
  holdings: null,
}
