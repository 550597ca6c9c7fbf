import { compareDates } from '../../../model/partial-date.ts'

/** An article and its date of publication. */
export interface DatedArticle {
  address: string
  digest: string
  /** Empty if unknown. */
  date: string
}

/** An article in the index. Ids are in order of date. */
export interface PlacedArticle extends DatedArticle {
  id: number
}

/** The distance between adjacent ids in a new index, which leaves room for articles found later. */
const idGap = 64

/** Ids left between the undated articles and the first dated one. */
const idGapBeforeDates = 1 << 20

/** Orders articles by date, undated ones first, then by address. */
export function compareDatedArticles(a: DatedArticle, b: DatedArticle): number {
  const dateOrder =
    a.date === '' || b.date === ''
      ? Number(a.date !== '') - Number(b.date !== '')
      : compareDates(a.date, b.date)
  return dateOrder || (a.address < b.address ? -1 : a.address > b.address ? 1 : 0)
}

/** Gives ids to the articles of a new index. */
export function assignIds(articles: readonly DatedArticle[]): PlacedArticle[] {
  const orderedArticles = articles.toSorted(compareDatedArticles)
  const firstDatedIndex = orderedArticles.findIndex(({ date }) => date !== '')
  return orderedArticles.map((article, index) => ({
    ...article,
    id: (index + 1) * idGap + (firstDatedIndex >= 0 && index >= firstDatedIndex ? idGapBeforeDates : 0),
  }))
}

/** Returns the number of articles in `orderedArticles` that come before the given one. */
function countArticlesBefore(orderedArticles: readonly PlacedArticle[], article: DatedArticle): number {
  let [low, high] = [0, orderedArticles.length]
  while (low < high) {
    const middle = (low + high) >> 1
    const other = orderedArticles[middle]
    if (other && compareDatedArticles(other, article) < 0) low = middle + 1
    else high = middle
  }
  return low
}

/**
 * Gives new articles ids that are evenly spaced between the ids of their neighbours.
 * @param orderedArticles the articles that stay in the index
 * @returns `null` if there are too few ids between two neighbours, so the index must be rebuilt
 */
export function placeArticles(
  orderedArticles: readonly PlacedArticle[],
  added: readonly DatedArticle[],
): PlacedArticle[] | null {
  const addedByPosition = Map.groupBy(added.toSorted(compareDatedArticles), (article) =>
    countArticlesBefore(orderedArticles, article),
  )
  const placedArticles: PlacedArticle[] = []
  for (const [position, group] of addedByPosition) {
    const idBelow = orderedArticles[position - 1]?.id ?? 0
    // After the last article there is no limit.
    const idAbove = orderedArticles[position]?.id ?? idBelow + idGap * (group.length + 1)
    const idStep = Math.min(idGap, Math.floor((idAbove - idBelow) / (group.length + 1)))
    if (idStep < 1) return null
    placedArticles.push(
      ...group.map((article, index) => ({ ...article, id: idBelow + idStep * (index + 1) })),
    )
  }
  return placedArticles
}
