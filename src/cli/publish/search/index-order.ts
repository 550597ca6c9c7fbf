import { compareDates } from '../../../model/partial-date.ts'

/** An article's place in the order of the index. */
export interface DatedArticle {
  address: string
  digest: string
  /** As published; empty when it is not known. */
  date: string
}

/** An article in the index. */
export interface IndexedArticle extends DatedArticle {
  id: number
}

/** Ids between two neighbours that a first publication leaves free, for articles found later. */
const room = 64

/** Ids between the undated articles and the first dated one. */
const roomBeforeDates = 1 << 20

/** Undated first, then earlier first, then by address: an order that nothing but the content decides. */
export function compareDatedArticles(a: DatedArticle, b: DatedArticle): number {
  const dates =
    a.date === '' || b.date === ''
      ? Number(a.date !== '') - Number(b.date !== '')
      : compareDates(a.date, b.date)
  return dates || (a.address < b.address ? -1 : a.address > b.address ? 1 : 0)
}

/** Gives every article of an empty index its id, in the order of dates. */
export function assignIds(articles: readonly DatedArticle[]): IndexedArticle[] {
  const ordered = articles.toSorted(compareDatedArticles)
  const undated = ordered.findIndex(({ date }) => date !== '')
  return ordered.map((article, index) => ({
    ...article,
    id: (index + 1) * room + (undated >= 0 && index >= undated ? roomBeforeDates : 0),
  }))
}

/** Where an article goes among others that are in order: the number of those before it. */
function placeIn(kept: readonly IndexedArticle[], article: DatedArticle): number {
  let [low, high] = [0, kept.length]
  while (low < high) {
    const middle = (low + high) >> 1
    const there = kept[middle]
    if (there && compareDatedArticles(there, article) < 0) low = middle + 1
    else high = middle
  }
  return low
}

/** The ids around a place; past the last one there is room for ever. */
function around(
  kept: readonly IndexedArticle[],
  place: number,
  fellows: number,
): [below: number, above: number] {
  const below = kept[place - 1]?.id ?? 0
  return [below, kept[place]?.id ?? below + room * (fellows + 1)]
}

/**
 * Gives new articles ids between those of their neighbours, evenly.
 * @param kept what stays in the index, in order
 * @returns `null` when there is no room left somewhere: the index must be filled anew
 */
export function placeArticles(
  kept: readonly IndexedArticle[],
  added: readonly DatedArticle[],
): IndexedArticle[] | null {
  const places = Map.groupBy(added.toSorted(compareDatedArticles), (article) => placeIn(kept, article))
  const placed: IndexedArticle[] = []
  for (const [place, fellows] of places) {
    const [below, above] = around(kept, place, fellows.length)
    const step = Math.min(room, Math.floor((above - below) / (fellows.length + 1)))
    if (step < 1) return null
    placed.push(...fellows.map((article, index) => ({ ...article, id: below + step * (index + 1) })))
  }
  return placed
}
