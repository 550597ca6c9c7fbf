import type { ArticleFields } from '../../../model/article.ts'
import { listStrings } from './list-strings.ts'
import { splitMarkdownWords, splitWords } from './split-words.ts'
import type { WordAccount } from './word-account.ts'

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
interface WordRun {
  pieces: readonly string[]
  /** The place after the last one. */
  past: number
  joined: string
}

/** All stretches of at most `mostPieces` words that contain a marked one, by their start. */
function* stretches(words: readonly string[], isMarked: (word: string) => boolean): Generator<WordRun> {
  let next = 0
  for (let start = 0; start < words.length; start++) {
    while (next < words.length && (next < start || !isMarked(words[next] ?? ''))) next++
    const limit = Math.min(words.length, start + mostPieces)
    if (next >= limit) continue
    let joined = words.slice(start, next).join('')
    for (let end = next; end < limit; end++) {
      joined += words[end]
      yield { pieces: words.slice(start, end + 1), past: end + 1, joined }
    }
  }
}

/** The words of which there are more than `counts` has, and how many more; what `counts` had is taken away. */
const surplusOf = (words: readonly string[], counts: Map<string, number>): Map<string, number> =>
  countOf(words.filter((word) => !take(word, counts)))

/**
 * Takes from `missing` the words of the source that the article joins, or joins otherwise. Which occurrence of a word is
 * the missing one cannot be known: a word of the stretch that was found elsewhere leaves its find to another one.
 */
function takeJoined(
  words: readonly string[],
  missing: Map<string, number>,
  joins: Map<string, number>,
): void {
  const isMissing = (word: string) => (missing.get(word) ?? 0) > 0
  let end = 0
  for (const { pieces, past, joined } of stretches(words, (word) => missing.has(word))) {
    if (past - pieces.length < end || !pieces.some(isMissing) || !take(joined, joins)) continue
    end = past
    for (const piece of pieces) missing.set(piece, (missing.get(piece) ?? 0) - 1)
  }
}

/** Characters of a word of which the parts are looked for; each start and end is tried. */
const longestJoined = 200

/**
 * True when unused words make up one that the source joined, wherever they stand: a link can divide it, and put its URL
 * between. They are used up by it.
 */
function isMadeOf(word: string, surplus: Map<string, number>): boolean {
  if (word.length > longestJoined) return false
  const lastPart: (string | null)[] = [null]
  for (let end = 1; end <= word.length; end++) {
    let found: string | null = null
    for (let start = end - 1; start >= 0 && found === null; start--) {
      const part = word.slice(start, end)
      const isReachable = start === 0 || lastPart[start] !== null
      if (isReachable && (surplus.get(part) ?? 0) > 0) found = part
    }
    lastPart[end] = found
  }
  if (lastPart[word.length] === null) return false
  for (let end = word.length; end > 0; end -= lastPart[end]?.length ?? end) take(lastPart[end] ?? '', surplus)
  return true
}

/**
 * Words of the source that are neither in the article, nor in a field, nor in a dropped block, in the source's order.
 * Counts matter: a sentence that stands twice in the source and once in the article is lost once. Markup can divide a
 * word or join two, so what remains on both sides is compared once more without the boundaries of a few neighbours.
 */
export function findLostWords(
  { sourceText, dropped }: WordAccount,
  { fields, markdown }: { fields: ArticleFields; markdown: string },
): string[] {
  const known = [
    ...splitMarkdownWords(markdown),
    ...listStrings(fields).flatMap(({ value }) => splitWords(value)),
    ...splitWords(dropped.map(({ text }) => text).join(' \n ')),
  ]
  const words = splitWords(sourceText)
  const missing = surplusOf(words, countOf(known))
  if (missing.size === 0) return []
  const surplus = surplusOf(known, countOf(words))
  const joins = countOf(
    Array.from(
      stretches(known, (word) => surplus.has(word)),
      ({ joined }) => joined,
    ),
  )
  takeJoined(words, missing, joins)
  // The last occurrences are reported: those before were found.
  const lost = words.toReversed().filter((word) => take(word, missing) && !isMadeOf(word, surplus))
  return lost.reverse()
}
