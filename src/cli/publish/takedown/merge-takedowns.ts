import type { TakenDownArticle } from '../../../archive/takedowns.ts'

const mergeKeys = (a: readonly string[], b: readonly string[]) => [...new Set([...a, ...b])].sort()

export function indexByAddressKey(articles: readonly TakenDownArticle[]): Map<string, TakenDownArticle> {
  return new Map(articles.flatMap((article) => article.addresses.map((key) => [key, article] as const)))
}

/** Merges a later release's takedowns into earlier ones: an article in both gets the later `how`, and the keys of both. */
export function mergeTakedowns(
  earlier: readonly TakenDownArticle[],
  later: readonly TakenDownArticle[],
): TakenDownArticle[] {
  const earlierByKey = indexByAddressKey(earlier)
  const replaced = new Set<TakenDownArticle>()
  const merged = later.map((article) => {
    const sameArticles = new Set(article.addresses.flatMap((key) => earlierByKey.get(key) ?? []))
    return [...sameArticles].reduce<TakenDownArticle>((all, before) => {
      replaced.add(before)
      const { how, addresses, marks } = all
      return { how, addresses: mergeKeys(addresses, before.addresses), marks: mergeKeys(marks, before.marks) }
    }, article)
  })
  return [...earlier.filter((article) => !replaced.has(article)), ...merged]
}
