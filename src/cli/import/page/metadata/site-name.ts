import { findTextField, isObject } from '../../record/json-values.ts'
import { listMetaValues } from './meta-tags.ts'
import type { WebPage } from './web-page.ts'

/** Returns the name that a page states for its site, which is the newspaper's; `null` if it states none. */
export function findStatedSiteName({ metaTags, jsonLdArticles }: WebPage): string | null {
  const [nameInMeta] = listMetaValues(metaTags, 'og:site_name', 'application-name')
  const publishers = jsonLdArticles.flatMap(({ publisher }) => [publisher].flat()).filter(isObject)
  return nameInMeta ?? publishers.map((each) => findTextField(each, 'name')).find((each) => each) ?? null
}
