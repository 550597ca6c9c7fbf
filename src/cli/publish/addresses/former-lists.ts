import { nameListKinds } from '../../../model/edition.ts'
import { slugifyName, slugifyWithoutSigns } from '../../../model/slug.ts'
import type { ArticleSummary } from '../articles/article-summary.ts'

/**
 * Maps former addresses of name lists to current ones. For example, the list at `/e/topics/lgbtq-plus` was at
 * `/e/topics/lgbtq` before slugs included signs (docs/decisions/0026). A former address that several names shared,
 * such as `c` for C++ and C#, maps to the index of names. Another name's list may now be at a former address.
 */
export function mapFormerListAddresses(
  articles: Iterable<Pick<ArticleSummary, 'edition' | 'names'>>,
): Map<string, string> {
  const currentAddressByFormer = new Map<string, string>()
  for (const { edition, names } of articles)
    for (const listKind of nameListKinds)
      for (const name of names[listKind]) {
        const [slug, slugWithoutSigns] = /[#+＃＋]/.test(name)
          ? [slugifyName(name), slugifyWithoutSigns(name)]
          : ['', '']
        if (slug === slugWithoutSigns) continue
        const [indexAddress, formerAddress] = [
          `/${edition}/${listKind}`,
          `/${edition}/${listKind}/${slugWithoutSigns}`,
        ]
        const listAddress = `${indexAddress}/${slug}`
        currentAddressByFormer.set(
          formerAddress,
          (currentAddressByFormer.get(formerAddress) ?? listAddress) === listAddress
            ? listAddress
            : indexAddress,
        )
      }
  return currentAddressByFormer
}
