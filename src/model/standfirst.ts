import type { ArticleFields } from './article.ts'

/** Provenances of alternative headlines that come from a page's metadata and were never printed. */
const unprintedProvenances = ['json-ld', 'microdata', 'opengraph', 'meta', 'title']

/**
 * Returns the standfirst printed below the headline, or `null` if there is none. An alternative headline from
 * metadata does not count, because it only repeats the headline.
 */
export const findPrintedStandfirst = ({ alternativeHeadline, provenance }: ArticleFields): string | null =>
  unprintedProvenances.includes(provenance.alternativeHeadline ?? '') ? null : alternativeHeadline
