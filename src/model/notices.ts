import type { ArticleFields } from './article.ts'
import type { Edition, Notices } from './edition.ts'

/** Returns the notices of an article; in a position where it has none, the notice of its edition. */
export const noticesOf = (fields: Pick<ArticleFields, 'notices'>, edition: Edition | null): Notices => ({
  ...edition?.notices,
  ...fields.notices,
})
