import { nameListKinds } from '../../../model/edition.ts'
import { slugifyName, slugifyWithoutSigns } from '../../../model/slug.ts'
import type { ArticleSummary } from '../articles/article-summary.ts'

/**
 * Maps the addresses that lists had before slugs included signs to their present ones (docs/decisions/0026):
 * `/e/topics/lgbtq` to `/e/topics/lgbtq-plus`; an address of several names, such as `c` of C++ and C#, to their index.
 * The address may by now be that of another name's list.
 */
export function redirectFormerLists(
  articles: Iterable<Pick<ArticleSummary, 'edition' | 'names'>>,
): Map<string, string> {
  const redirects = new Map<string, string>()
  for (const { edition, names } of articles)
    for (const list of nameListKinds)
      for (const name of names[list]) {
        const [slug, plain] = /[#+＃＋]/.test(name)
          ? [slugifyName(name), slugifyWithoutSigns(name)]
          : ['', '']
        if (slug === plain) continue
        const [index, address] = [`/${edition}/${list}`, `/${edition}/${list}/${plain}`]
        const to = `${index}/${slug}`
        redirects.set(address, (redirects.get(address) ?? to) === to ? to : index)
      }
  return redirects
}
