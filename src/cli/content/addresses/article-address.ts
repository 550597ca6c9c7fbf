import { canonicalPath, canonicalQuery } from '../../../model/address.ts'
import type { ArticleFields } from '../../../model/article.ts'
import type { Edition } from '../../../model/edition.ts'
import { calendarParts } from '../../../model/partial-date.ts'

/** What addresses follow from: nothing else of an edition decides one. */
export type AddressRules = Pick<Edition, 'id' | 'hosts' | 'query'>

/** Where a URL leads inside the archive: on a host that an edition owns, to that edition; else to `home`. */
export function addressOfUrl(url: string, home: AddressRules, editions: readonly AddressRules[]): string {
  const { hostname, pathname, search } = new URL(url)
  const edition = editions.find(({ hosts }) => hosts.includes(hostname)) ?? home
  return `/${edition.id}${canonicalPath(pathname)}${canonicalQuery(search, edition.query)}`
}

/** Whether an edition owns the URL's host. */
export const isOwnUrl = (url: string, editions: readonly AddressRules[]): boolean =>
  editions.some(({ hosts }) => hosts.includes(new URL(url).hostname))

/**
 * The address of an article: the path of its first URL, unchanged; without one, its date to its own precision and
 * the name of its file.
 */
export function addressOfArticle(
  fields: Pick<ArticleFields, 'url' | 'published'>,
  slug: string,
  edition: AddressRules,
): string {
  if (fields.url !== null) {
    const { pathname, search } = new URL(fields.url)
    return `/${edition.id}${canonicalPath(pathname)}${canonicalQuery(search, edition.query)}`
  }
  const period = fields.published === null ? ['undated'] : calendarParts(fields.published)
  return `/${[edition.id, ...period, slug].join('/')}`
}
