/**
 * What a web page can be instead of an article, in the words by which an import names what it skips, and by which
 * `take` in `edition.yaml` can name what it shall import all the same.
 */
export const pageKinds = {
  front: 'the front of a site',
  tag: 'a list of articles by tag, topic, section or author',
  search: 'results of a search',
  feed: 'a feed in the form of a page',
  list: 'mostly links to other pages',
  error: 'a page that says that nothing was found, or that a server failed',
  empty: 'a page without text',
} as const

/** One of the words of `pageKinds`. */
export type PageKind = keyof typeof pageKinds
