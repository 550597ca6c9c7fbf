import { compareDates } from '../../../model/partial-date.ts'

/** An article of a release, with its date of publication. */
export interface DatedArticle {
  address: string
  digest: string
  /** Empty if unknown. */
  date: string
}

/** An article and its id in the index. Ids are in order of date. */
export interface ArticleWithId extends DatedArticle {
  id: number
}

/** Difference between adjacent ids in a new index, which leaves room for articles that are added later. */
const idGap = 64

/** Number of ids left free between the undated articles and the first dated one. */
const idGapBeforeDates = 1 << 20

/** Orders articles by date, undated ones first, then by address. */
export function compareDatedArticles(a: DatedArticle, b: DatedArticle): number {
  const dateOrder =
    a.date === '' || b.date === ''
      ? Number(a.date !== '') - Number(b.date !== '')
      : compareDates(a.date, b.date)
  return dateOrder || (a.address < b.address ? -1 : a.address > b.address ? 1 : 0)
}

/** Assigns ids to all articles of a new index, in order of date. */
export function assignIdsInNewIndex(articles: readonly DatedArticle[]): ArticleWithId[] {
  const orderedArticles = articles.toSorted(compareDatedArticles)
  const firstDatedIndex = orderedArticles.findIndex(({ date }) => date !== '')
  return orderedArticles.map((article, index) => ({
    ...article,
    id: (index + 1) * idGap + (firstDatedIndex >= 0 && index >= firstDatedIndex ? idGapBeforeDates : 0),
  }))
}

/** Returns the number of articles in `orderedArticles` that come before the given one. */
function countArticlesBefore(orderedArticles: readonly ArticleWithId[], article: DatedArticle): number {
  let [lowIndex, highIndex] = [0, orderedArticles.length]
  while (lowIndex < highIndex) {
    const middleIndex = (lowIndex + highIndex) >> 1
    const middleArticle = orderedArticles[middleIndex]
    if (middleArticle && compareDatedArticles(middleArticle, article) < 0) lowIndex = middleIndex + 1
    else highIndex = middleIndex
  }
  return lowIndex
}

/**
 * Assigns ids to added articles, evenly spaced between the ids of the articles beside them.
 * @param orderedArticles the articles that stay in the index, in order
 * @returns `null` if there are too few free ids between two articles, so that the index must be rebuilt
 */
export function tryAssignIdsInGaps(
  orderedArticles: readonly ArticleWithId[],
  addedArticles: readonly DatedArticle[],
): ArticleWithId[] | null {
  const addedByPosition = Map.groupBy(addedArticles.toSorted(compareDatedArticles), (article) =>
    countArticlesBefore(orderedArticles, article),
  )
  const addedArticlesWithIds: ArticleWithId[] = []
  for (const [position, addedGroup] of addedByPosition) {
    const idBelow = orderedArticles[position - 1]?.id ?? 0
    // After the last article, ids are unlimited.
    const idAbove = orderedArticles[position]?.id ?? idBelow + idGap * (addedGroup.length + 1)
    const idStep = Math.min(idGap, Math.floor((idAbove - idBelow) / (addedGroup.length + 1)))
    if (idStep < 1) return null
    addedArticlesWithIds.push(
      ...addedGroup.map((article, index) => ({ ...article, id: idBelow + idStep * (index + 1) })),
    )
  }
  return addedArticlesWithIds
}
