import type { ArticleFields } from '../../../model/article.ts'

/** The fields of an empty article, for importers to fill in. */
export const emptyArticleFields: ArticleFields = {
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
  comments: [],
  status: null,
}
