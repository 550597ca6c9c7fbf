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
const gap = 64

/** Ids left between the undated articles and the first dated one. */
const gapBeforeDates = 1 << 20

/** Orders articles by date, undated ones first, then by address. */
export function compareDatedArticles(a: DatedArticle, b: DatedArticle): number {
  const byDate =
    a.date === '' || b.date === ''
      ? Number(a.date !== '') - Number(b.date !== '')
      : compareDates(a.date, b.date)
  return byDate || (a.address < b.address ? -1 : a.address > b.address ? 1 : 0)
}

/** Gives ids to the articles of a new index. */
export function assignIds(articles: readonly DatedArticle[]): PlacedArticle[] {
  const ordered = articles.toSorted(compareDatedArticles)
  const firstDated = ordered.findIndex(({ date }) => date !== '')
  return ordered.map((article, index) => ({
    ...article,
    id: (index + 1) * gap + (firstDated >= 0 && index >= firstDated ? gapBeforeDates : 0),
  }))
}

/** Returns the number of articles in `ordered` that come before another one. */
function countBefore(ordered: readonly PlacedArticle[], article: DatedArticle): number {
  let [low, high] = [0, ordered.length]
  while (low < high) {
    const middle = (low + high) >> 1
    const other = ordered[middle]
    if (other && compareDatedArticles(other, article) < 0) low = middle + 1
    else high = middle
  }
  return low
}

/**
 * Gives new articles ids evenly spaced between those of their neighbours.
 * @param ordered the articles that stay in the index
 * @returns `null` if there are too few ids between two neighbours, so the index must be rebuilt
 */
export function placeArticles(
  ordered: readonly PlacedArticle[],
  added: readonly DatedArticle[],
): PlacedArticle[] | null {
  const groups = Map.groupBy(added.toSorted(compareDatedArticles), (article) => countBefore(ordered, article))
  const placed: PlacedArticle[] = []
  for (const [position, group] of groups) {
    const idBelow = ordered[position - 1]?.id ?? 0
    // After the last article there is no limit.
    const idAbove = ordered[position]?.id ?? idBelow + gap * (group.length + 1)
    const step = Math.min(gap, Math.floor((idAbove - idBelow) / (group.length + 1)))
    if (step < 1) return null
    placed.push(...group.map((article, index) => ({ ...article, id: idBelow + step * (index + 1) })))
  }
  return placed
}
