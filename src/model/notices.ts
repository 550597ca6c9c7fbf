import type { ArticleFields } from './article.ts'
import type { Edition, Notices } from './edition.ts'

/** Returns an article's notices. Those of its edition apply where it has none. */
export const noticesOf = (fields: Pick<ArticleFields, 'notices'>, edition: Edition | null): Notices => ({
  ...edition?.notices,
  ...fields.notices,
})
