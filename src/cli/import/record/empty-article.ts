import type { ArticleFields } from '../../../model/article.ts'

/** An article of which nothing is known yet: what importers begin with. */
export const emptyArticle: ArticleFields = {
  headline: '',
  alternativeHeadline: null,
  url: null,
  formerly: [],
  identifiers: {},
  published: null,
  modified: null,
  byline: null,
  authors: [],
  agency: null,
  signOff: null,
  section: null,
  topics: [],
  language: null,
  notices: {},
  rights: null,
  provenance: {},
  source: null,
  corrections: [],
  status: null,
}
