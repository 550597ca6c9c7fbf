import type { ArticleFields } from './article.ts'

/** Provenances of an alternative headline from a page's metadata, which was never printed. */
const unprintedProvenances = ['json-ld', 'microdata', 'opengraph', 'meta', 'title']

/**
 * Returns the standfirst that is printed below the headline; `null` if there is none, or if the alternative headline
 * comes from metadata, where it only repeats the headline.
 */
export const findPrintedStandfirst = ({ alternativeHeadline, provenance }: ArticleFields): string | null =>
  unprintedProvenances.includes(provenance.alternativeHeadline ?? '') ? null : alternativeHeadline
