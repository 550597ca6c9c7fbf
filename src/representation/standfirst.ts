import type { ArticleFields } from '../model/article.ts'

/** Sources of an alternative headline that was never printed: the metadata of a web page. */
const unprinted = ['json-ld', 'microdata', 'opengraph', 'meta', 'title']

/**
 * The line that stood below the headline; `null` where the alternative headline is a title that the page only gave to
 * search engines and networks: data and search have it, readers would read the headline twice.
 */
export const standfirstOf = ({ alternativeHeadline, provenance }: ArticleFields): string | null =>
  unprinted.includes(provenance.alternativeHeadline ?? '') ? null : alternativeHeadline
