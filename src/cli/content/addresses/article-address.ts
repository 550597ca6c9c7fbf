import { canonicalisePath, canonicaliseQuery } from '../../../model/address.ts'
import type { ArticleFields } from '../../../model/article.ts'
import type { Edition } from '../../../model/edition.ts'
import { splitCalendarDate } from '../../../model/partial-date.ts'

/** The fields of an edition that determine its addresses. */
export type AddressRules = Pick<Edition, 'id' | 'hosts' | 'query'>

/** Returns the archive's address for a URL: in the edition that owns its host, otherwise in `homeEdition`. */
export function addressOfUrl(
  url: string,
  homeEdition: AddressRules,
  editions: readonly AddressRules[],
): string {
  const { hostname, pathname, search } = new URL(url)
  const edition = editions.find(({ hosts }) => hosts.includes(hostname)) ?? homeEdition
  return `/${edition.id}${canonicalisePath(pathname)}${canonicaliseQuery(search, edition.query)}`
}

/** True if an edition owns the URL's host. False for text that is not an absolute URL. */
export function isUrlOnEditionHost(url: string, editions: readonly AddressRules[]): boolean {
  const hostname = URL.parse(url)?.hostname
  return hostname !== undefined && editions.some(({ hosts }) => hosts.includes(hostname))
}

/**
 * Returns an article's address, derived from its `url`. Without a `url`, the address consists of the article's date
 * and `slug`, such as `/e/2016/04/08/council-votes`; without a date either, it is `/e/undated/council-votes`.
 */
export function addressOfArticle(
  fields: Pick<ArticleFields, 'url' | 'published'>,
  slug: string,
  edition: AddressRules,
): string {
  if (fields.url !== null) {
    const { pathname, search } = new URL(fields.url)
    return `/${edition.id}${canonicalisePath(pathname)}${canonicaliseQuery(search, edition.query)}`
  }
  const dateSegments = fields.published === null ? ['undated'] : splitCalendarDate(fields.published)
  return `/${[edition.id, ...dateSegments, slug].join('/')}`
}
