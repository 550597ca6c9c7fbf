import type { ArticleFields } from '../model/article.ts'

/** Sources of an alternative headline that was never printed: the metadata of a web page. */
const unprintedSources = ['json-ld', 'microdata', 'opengraph', 'meta', 'title']

/**
 * The line that stood below the headline; `null` where the alternative headline is a title that the page only gave to
 * search engines and networks: data and search have it, readers would read the headline twice.
 */
export const printedStandfirst = ({ alternativeHeadline, provenance }: ArticleFields): string | null =>
  unprintedSources.includes(provenance.alternativeHeadline ?? '') ? null : alternativeHeadline
