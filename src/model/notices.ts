import type { ArticleFields } from './article.ts'
import type { Edition, Notices } from './edition.ts'

/** Returns an article's notices: its own, else its edition's. */
export const noticesOf = (fields: Pick<ArticleFields, 'notices'>, edition: Edition | null): Notices => ({
  ...edition?.notices,
  ...fields.notices,
})
