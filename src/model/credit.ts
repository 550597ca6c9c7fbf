import type { ArticleFields } from './article.ts'

/** Chooses whom a list names: the authors, else the byline or the agency; `null` for an article without any. */
export const chooseCredit = ({ authors, byline, agency }: ArticleFields): string | null =>
  authors.join(', ') || (byline ?? agency)
