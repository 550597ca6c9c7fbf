import type { ArticleFields } from './article.ts'
import type { Edition, Notices } from './edition.ts'

/** The notices an article is shown with: its own where they differ, else its edition's. */
export const noticesOf = (fields: Pick<ArticleFields, 'notices'>, edition: Edition | null): Notices => ({
  ...edition?.notices,
  ...fields.notices,
})
