import { absentArticleFields } from '../../../model/absent-article-fields.ts'
import type { ArticleFields } from '../../../model/article.ts'

/** The fields of an empty article, for importers to fill in. */
export const emptyArticleFields: ArticleFields = { headline: '', ...absentArticleFields }
