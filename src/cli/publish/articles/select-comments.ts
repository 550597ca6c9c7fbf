import type { ArticleFields } from '../../../model/article.ts'

/** Returns fields with the comments that a release contains: none, unless the edition publishes its readers' comments. */
export const selectComments = (fields: ArticleFields, edition: { comments: boolean }): ArticleFields =>
  edition.comments ? fields : { ...fields, comments: [] }
