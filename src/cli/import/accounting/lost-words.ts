import type { ArticleFields } from '../../../model/article.ts'
import type { WordAccount } from './word-account.ts'
import { markdownWords, wordsIn } from './words.ts'

/** All strings below a value, in its own order. */
function stringsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(stringsIn) : []
}

/** How many words one that markup divided can stand for: `H`, `2`, `O`. */
const mostPieces = 6

function countOf(words: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1)
  return counts
}

/** Takes one occurrence of a word away, where there is one. */
function take(word: string, counts: Map<string, number>): boolean {
  const count = counts.get(word) ?? 0
  if (count > 0) counts.set(word, count - 1)
  return count > 0
}

/** A few neighbouring words, and all of them as one. */
interface Stretch {
  start: number
  /** The last one. */
  end: number
  joined: string
}

/** All stretches of at most `mostPieces` words that contain a marked one, by their start. */
function* stretches(words: readonly string[], marked: ReadonlySet<number>): Generator<Stretch> {
  const places = [...marked]
  let next = 0
  for (let start = 0; start < words.length; start++) {
    while ((places[next] ?? words.length) < start) next++
    const first = places[next] ?? words.length
    const past = Math.min(words.length, start + mostPieces)
    let joined = ''
    for (let end = start; first < past && end < past; end++) {
      joined += words[end]
      if (end >= first) yield { start, end, joined }
    }
  }
}

/** Places of the words that `counts` does not have; what it had is taken away. */
const placesWithout = (words: readonly string[], counts: Map<string, number>): Set<number> =>
  new Set(words.flatMap((word, place) => (take(word, counts) ? [] : [place])))

/**
 * Words of the source that are neither in the article, nor in a field, nor in a dropped block, in the source's order.
 * Counts matter: a sentence that stands twice in the source and once in the article is lost once. Markup can divide a
 * word or join two, so what remains on both sides is compared once more without the boundaries of a few neighbours.
 */
export function lostWords(
  { sourceText, dropped }: WordAccount,
  { fields, markdown }: { fields: ArticleFields; markdown: string },
): string[] {
  const known = [
    ...markdownWords(markdown),
    ...wordsIn(stringsIn(fields).join(' \n ')),
    ...wordsIn(dropped.map(({ text }) => text).join(' \n ')),
  ]
  const words = wordsIn(sourceText)
  const missing = placesWithout(words, countOf(known))
  if (missing.size === 0) return []
  const unused = placesWithout(known, countOf(words))
  const joins = new Set(Array.from(stretches(known, unused), ({ joined }) => joined))
  const released = new Map<string, number>()
  let past = 0
  for (const { start, end, joined } of stretches(words, new Set(missing))) {
    if (start < past || !joins.has(joined)) continue
    past = end + 1
    for (let each = start; each <= end; each++) {
      const word = words[each] ?? ''
      // A word of the stretch that was found elsewhere leaves its find to another one.
      if (!missing.delete(each)) released.set(word, (released.get(word) ?? 0) + 1)
    }
  }
  return [...missing].flatMap((place) => words[place] ?? []).filter((word) => !take(word, released))
}
