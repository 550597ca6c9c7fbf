import type { ArticleFields } from '../../../model/article.ts'
import { listStrings } from './list-strings.ts'
import { splitFoldedWords, splitMarkdownWords } from './split-words.ts'
import type { WordAccount } from './word-account.ts'

/** Maximum number of pieces into which markup can divide a word: `H`, `2`, `O`. */
const maxPieces = 6

function countEachWord(words: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1)
  return counts
}

/** Removes one occurrence of a word; false when there was none. */
function takeWord(word: string, countByWord: Map<string, number>): boolean {
  const count = countByWord.get(word) ?? 0
  if (count > 0) countByWord.set(word, count - 1)
  return count > 0
}

/** Neighbouring words, and the word that they form when joined. */
interface WordRun {
  pieces: readonly string[]
  /** Index after the last word. */
  endIndex: number
  joinedPieces: string
}

/** Yields every run of at most `maxPieces` words that contains a marked one, by its start. */
function* yieldWordRuns(words: readonly string[], isMarked: (word: string) => boolean): Generator<WordRun> {
  let nextStart = 0
  for (let start = 0; start < words.length; start++) {
    while (nextStart < words.length && (nextStart < start || !isMarked(words[nextStart] ?? ''))) nextStart++
    const limit = Math.min(words.length, start + maxPieces)
    if (nextStart >= limit) continue
    let joinedPieces = words.slice(start, nextStart).join('')
    for (let end = nextStart; end < limit; end++) {
      joinedPieces += words[end]
      yield { pieces: words.slice(start, end + 1), endIndex: end + 1, joinedPieces }
    }
  }
}

/** Counts the words that exceed `countByWord`; uses up the others in `countByWord`. */
const takeSurplus = (words: readonly string[], countByWord: Map<string, number>): Map<string, number> =>
  countEachWord(words.filter((word) => !takeWord(word, countByWord)))

/**
 * Removes from `missingCountByWord` the words of the source that the article joins, or joins differently. The position of a
 * missing word is unknown, so a word of the run that was found elsewhere frees its match for another occurrence.
 */
function takeJoinedWords(
  words: readonly string[],
  missingCountByWord: Map<string, number>,
  joinedCountByWord: Map<string, number>,
): void {
  const isMissing = (word: string) => (missingCountByWord.get(word) ?? 0) > 0
  let previousEnd = 0
  for (const { pieces, endIndex, joinedPieces } of yieldWordRuns(words, (word) =>
    missingCountByWord.has(word),
  )) {
    if (
      endIndex - pieces.length < previousEnd ||
      !pieces.some(isMissing) ||
      !takeWord(joinedPieces, joinedCountByWord)
    )
      continue
    previousEnd = endIndex
    for (const piece of pieces) missingCountByWord.set(piece, (missingCountByWord.get(piece) ?? 0) - 1)
  }
}

/** Maximum length of a word that is searched for its parts, in characters, since every start and end is tried. */
const maxJoinedLength = 200

/**
 * Takes unused words that together form a word that the source joined; false if there are none. They need not be
 * adjacent: a link can divide a word, and insert its URL between the parts.
 */
function takeWordParts(word: string, unusedCountByWord: Map<string, number>): boolean {
  if (word.length > maxJoinedLength) return false
  const lastPart: (string | null)[] = [null]
  for (let end = 1; end <= word.length; end++) {
    let longestPart: string | null = null
    for (let start = end - 1; start >= 0 && longestPart === null; start--) {
      const part = word.slice(start, end)
      const isReachable = start === 0 || lastPart[start] !== null
      if (isReachable && (unusedCountByWord.get(part) ?? 0) > 0) longestPart = part
    }
    lastPart[end] = longestPart
  }
  if (lastPart[word.length] === null) return false
  for (let end = word.length; end > 0; end -= lastPart[end]?.length ?? end)
    takeWord(lastPart[end] ?? '', unusedCountByWord)
  return true
}

/**
 * Returns the words of the source that are neither in the article, nor in a field, nor in a dropped block, in the
 * source's order. Counts matter: a sentence that occurs twice in the source and once in the article is lost once.
 * Markup can divide a word or join two, so the remaining words are compared again without the boundaries of a few
 * neighbours.
 */
export function findLostWords(
  { sourceText, dropped }: WordAccount,
  { fields, markdown }: { fields: ArticleFields; markdown: string },
): string[] {
  const articleWords = [
    ...splitMarkdownWords(markdown),
    ...listStrings(fields).flatMap(({ value }) => splitFoldedWords(value)),
    ...splitFoldedWords(dropped.map(({ text }) => text).join(' \n ')),
  ]
  const sourceWords = splitFoldedWords(sourceText)
  const missingCountByWord = takeSurplus(sourceWords, countEachWord(articleWords))
  if (missingCountByWord.size === 0) return []
  const unusedCountByWord = takeSurplus(articleWords, countEachWord(sourceWords))
  const joinedCountByWord = countEachWord(
    Array.from(
      yieldWordRuns(articleWords, (word) => unusedCountByWord.has(word)),
      ({ joinedPieces }) => joinedPieces,
    ),
  )
  takeJoinedWords(sourceWords, missingCountByWord, joinedCountByWord)
  // The last occurrences are reported, since earlier ones were found.
  const lostWords = sourceWords
    .toReversed()
    .filter((word) => takeWord(word, missingCountByWord) && !takeWordParts(word, unusedCountByWord))
  return lostWords.reverse()
}
