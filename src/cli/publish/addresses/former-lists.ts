import { nameListKinds } from '../../../model/edition.ts'
import { slugifyName, slugifyWithoutSigns } from '../../../model/slug.ts'
import type { ArticleSummary } from '../articles/article-summary.ts'

/**
 * Maps former addresses of name lists to current ones. Before slugs included signs, for example,
 * `/e/topics/lgbtq-plus` was `/e/topics/lgbtq` (docs/decisions/0026). A former address that several names shared, such
 * as `c` for C++ and C#, maps to the index of names. A former address may now belong to another name's list.
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
