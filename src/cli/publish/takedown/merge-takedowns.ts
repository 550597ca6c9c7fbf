import type { TakenDownArticle } from '../../../archive/takedowns.ts'

const mergeUniqueSorted = (a: readonly string[], b: readonly string[]) => [...new Set([...a, ...b])].sort()

export function mapArticleByAddressKey(articles: readonly TakenDownArticle[]): Map<string, TakenDownArticle> {
  return new Map(
    articles.flatMap((article) => article.addresses.map((addressKey) => [addressKey, article] as const)),
  )
}

/**
 * Merges a later release's takedowns into earlier takedowns. An article in both keeps the later `how`, and the address
 * keys and marks of both.
 */
export function mergeTakedowns(
  earlierArticles: readonly TakenDownArticle[],
  laterArticles: readonly TakenDownArticle[],
): TakenDownArticle[] {
  const earlierArticleByKey = mapArticleByAddressKey(earlierArticles)
  const mergedEarlierArticles = new Set<TakenDownArticle>()
  const mergedArticles = laterArticles.map((laterArticle) => {
    const matchingArticles = new Set(
      laterArticle.addresses.flatMap((key) => earlierArticleByKey.get(key) ?? []),
    )
    return [...matchingArticles].reduce<TakenDownArticle>((mergedArticle, earlierArticle) => {
      mergedEarlierArticles.add(earlierArticle)
      const { how, addresses, marks } = mergedArticle
      return {
        how,
        addresses: mergeUniqueSorted(addresses, earlierArticle.addresses),
        marks: mergeUniqueSorted(marks, earlierArticle.marks),
      }
    }, laterArticle)
  })
  return [...earlierArticles.filter((article) => !mergedEarlierArticles.has(article)), ...mergedArticles]
}
