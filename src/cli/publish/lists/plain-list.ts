import type { CollectionDocument, CollectionSubject } from '../../../model/document.ts'

/** A list that is in no calendar and no chain: what its maker does not say, it has not. */
export const createCollection = (
  about: {
    edition: string | null
    address: string
    subject: CollectionSubject
  } & Partial<CollectionDocument>,
): CollectionDocument => ({
  kind: 'collection',
  names: [],
  period: null,
  undated: false,
  initial: null,
  articles: null,
  divisions: [],
  listings: [],
  above: null,
  previous: null,
  next: null,
  chain: null,
  ...about,
})
