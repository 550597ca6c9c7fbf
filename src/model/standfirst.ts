import type { ArticleFields } from './article.ts'

/** Provenances of an alternative headline from a page's metadata, which was never printed. */
const unprintedProvenances = ['json-ld', 'microdata', 'opengraph', 'meta', 'title']

/**
 * Returns the standfirst that is printed below the headline; `null` if the alternative headline comes from
 * metadata, since it would only repeat the headline.
 */
export const findPrintedStandfirst = ({ alternativeHeadline, provenance }: ArticleFields): string | null =>
  unprintedProvenances.includes(provenance.alternativeHeadline ?? '') ? null : alternativeHeadline
