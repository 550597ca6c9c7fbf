/**
 * Kinds of page other than articles. An import skips these pages and reports their kind, unless `take` in
 * `edition.yaml` lists the kind.
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

export type PageKind = keyof typeof pageKindDescriptions
