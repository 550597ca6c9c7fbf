import { findTextField, isObject } from '../../record/json-values.ts'
import { listMetaValues } from './meta-tags.ts'
import type { WebPage } from './web-page.ts'

/** Returns the site's name (the newspaper's) as stated by a page, or `null` if the page states none. */
export function findStatedSiteName({ metaTags, jsonLdArticles }: WebPage): string | null {
  const [nameInMeta] = listMetaValues(metaTags, 'og:site_name', 'application-name')
  const publishers = jsonLdArticles.flatMap(({ publisher }) => [publisher].flat()).filter(isObject)
  return nameInMeta ?? publishers.map((each) => findTextField(each, 'name')).find((each) => each) ?? null
}
