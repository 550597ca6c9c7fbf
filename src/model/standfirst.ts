import type { ArticleFields } from './article.ts'

/** Sources of an alternative headline in a page's metadata, which was never printed. */
const unprintedSources = ['json-ld', 'microdata', 'opengraph', 'meta', 'title']

/**
 * The standfirst printed below the headline; `null` where the alternative headline comes from metadata: printed, it would
 * only repeat the headline.
 */
export const choosePrintedStandfirst = ({ alternativeHeadline, provenance }: ArticleFields): string | null =>
  unprintedSources.includes(provenance.alternativeHeadline ?? '') ? null : alternativeHeadline
