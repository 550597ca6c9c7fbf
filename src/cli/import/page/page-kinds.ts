/**
 * Kinds of page other than articles. An import skips these pages and reports their kind, unless `take` in
 * `edition.yaml` lists the kind.
 */
export const pageKindDescriptions = {
  front: 'the front page of a site',
  tag: 'a list of articles by tag, topic, section or author',
  search: 'a page of search results',
  feed: 'a news feed',
  list: 'a page that consists mostly of links',
  error: 'a page with an error message instead of an article',
  empty: 'a page without text',
} as const

export type PageKind = keyof typeof pageKindDescriptions
