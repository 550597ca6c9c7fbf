import type { CollectionDocument, ListedArticle } from '../../src/model/document.ts'

/** The list of a topic with these articles. */
export const listOf = (
  listings: ListedArticle[],
  more: Partial<CollectionDocument> = {},
): CollectionDocument => ({
  kind: 'collection',
  edition: 'e',
  address: '/e/topics/rain',
  subject: 'topic',
  names: ['Rain'],
  period: null,
  undated: false,
  initial: null,
  articles: listings.length,
  divisions: [],
  listings,
  above: null,
  previous: null,
  next: null,
  chain: null,
  ...more,
})
