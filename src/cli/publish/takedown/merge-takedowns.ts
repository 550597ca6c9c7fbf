import type { TakenDownArticle } from '../../../archive/takedowns.ts'

const mergeKeys = (a: readonly string[], b: readonly string[]) => [...new Set([...a, ...b])].sort()

export function indexByAddressKey(articles: readonly TakenDownArticle[]): Map<string, TakenDownArticle> {
  return new Map(articles.flatMap((article) => article.addresses.map((key) => [key, article] as const)))
}

/**
 * Merges a later release's takedowns into earlier ones. An article in both gets the later `how`, and the keys and
 * marks of both.
 */
export function mergeTakedowns(
  earlier: readonly TakenDownArticle[],
  later: readonly TakenDownArticle[],
): TakenDownArticle[] {
  const earlierByKey = indexByAddressKey(earlier)
  const mergedEarlierArticles = new Set<TakenDownArticle>()
  const mergedArticles = later.map((article) => {
    const sameArticles = new Set(article.addresses.flatMap((key) => earlierByKey.get(key) ?? []))
    return [...sameArticles].reduce<TakenDownArticle>((mergedArticle, earlierArticle) => {
      mergedEarlierArticles.add(earlierArticle)
      const { how, addresses, marks } = mergedArticle
      return {
        how,
        addresses: mergeKeys(addresses, earlierArticle.addresses),
        marks: mergeKeys(marks, earlierArticle.marks),
      }
    }, article)
  })
  return [...earlier.filter((article) => !mergedEarlierArticles.has(article)), ...mergedArticles]
}
