import type { ArticleFields } from './article.ts'
import type { Edition, Notices } from './edition.ts'

/** Returns an article's notices. Where it has none of its own, its edition's notice applies. */
export const noticesOf = (fields: Pick<ArticleFields, 'notices'>, edition: Edition | null): Notices => ({
  ...edition?.notices,
  ...fields.notices,
})
