import { nameLists } from '../../../model/edition.ts'
import { nameSlug, slugWithoutSigns } from '../../../model/slug.ts'
import type { ArticleSummary } from '../articles/article-summary.ts'

/**
 * Addresses of lists from before signs told names apart, and where each leads (docs/decisions/0026): `/e/topics/lgbtq` to
 * `/e/topics/lgbtq-plus`; that of several names, such as `c` of C++ and C#, to the index in which they stand. Another
 * name's list may have the address; then it is not free to be claimed.
 */
export function redirectFormerLists(
  articles: Iterable<Pick<ArticleSummary, 'edition' | 'names'>>,
): Map<string, string> {
  const former = new Map<string, string>()
  for (const { edition, names } of articles)
    for (const list of nameLists)
      for (const name of names[list]) {
        const [slug, plain] = /[#+＃＋]/.test(name) ? [nameSlug(name), slugWithoutSigns(name)] : ['', '']
        if (slug === plain) continue
        const [index, address] = [`/${edition}/${list}`, `/${edition}/${list}/${plain}`]
        const to = `${index}/${slug}`
        former.set(address, (former.get(address) ?? to) === to ? to : index)
      }
  return former
}
