/**
 * Kinds of page other than articles. An import skips such pages and reports these names; `take` in `edition.yaml` can
 * name the kinds to import.
 */
export const pageKindDescriptions = {
  front: 'the front page of a site',
  tag: 'a list of articles by tag, topic, section or author',
  search: 'a page of search results',
  feed: 'a feed in the form of a page',
  list: 'a page that is mostly links to others',
  error: 'a page that says that nothing was found, or that a server failed',
  empty: 'a page without text',
} as const

/** A name in `pageKindDescriptions`. */
export type PageKind = keyof typeof pageKindDescriptions
