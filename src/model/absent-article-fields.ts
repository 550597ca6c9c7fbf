import type { ArticleFields } from './article.ts'

/** The value of every field that an article can lack, in an article that lacks it. */
export const absentArticleFields: Omit<ArticleFields, 'headline'> = {
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
