import type { ArticleFields } from '../../../model/article.ts'
import { listStrings } from './list-strings.ts'
import { splitFoldedMarkdownWords, splitLowercaseWords } from './split-words.ts'
import type { WordAccount } from './word-account.ts'

/** Maximum number of pieces into which markup can split a word, such as `H`, `2` and `O`. */
const maxWordPieces = 6

function countOccurrences(words: readonly string[]): Map<string, number> {
  const countByWord = new Map<string, number>()
  for (const word of words) countByWord.set(word, (countByWord.get(word) ?? 0) + 1)
  return countByWord
}

/** Removes one occurrence of a word from the counts. Returns false if there was none. */
function removeOccurrence(word: string, countByWord: Map<string, number>): boolean {
  const count = countByWord.get(word) ?? 0
  if (count > 0) countByWord.set(word, count - 1)
  return count > 0
}

/** Adjacent words, and the word they form when joined. */
interface WordRun {
  words: readonly string[]
  /** Index after the last word. */
  endIndex: number
  joinedWord: string
}

/** Yields every run of up to `maxWordPieces` words that contains a marked word, ordered by first word. */
function* yieldRunsWithMarkedWord(
  words: readonly string[],
  isMarked: (word: string) => boolean,
): Generator<WordRun> {
  let nextMarkedIndex = 0
  for (let startIndex = 0; startIndex < words.length; startIndex++) {
    while (
      nextMarkedIndex < words.length &&
      (nextMarkedIndex < startIndex || !isMarked(words[nextMarkedIndex] ?? ''))
    )
      nextMarkedIndex++
    const limitIndex = Math.min(words.length, startIndex + maxWordPieces)
    if (nextMarkedIndex >= limitIndex) continue
    let joinedWord = words.slice(startIndex, nextMarkedIndex).join('')
    for (let lastIndex = nextMarkedIndex; lastIndex < limitIndex; lastIndex++) {
      joinedWord += words[lastIndex]
      yield { words: words.slice(startIndex, lastIndex + 1), endIndex: lastIndex + 1, joinedWord }
    }
  }
}

/** Counts the occurrences of words that `otherWords` does not match. */
function countSurplus(words: readonly string[], otherWords: readonly string[]): Map<string, number> {
  const otherCountByWord = countOccurrences(otherWords)
  return countOccurrences(words.filter((word) => !removeOccurrence(word, otherCountByWord)))
}

/**
 * Subtracts from the counts of missing words those that the article joins, or joins differently. Each match uses up a
 * word of `countByJoinedWord`. Which occurrence of a repeated word is missing is unknown, so every word of a matched
 * run is subtracted. If one of them was found already, its match counts for a later occurrence.
 */
function subtractJoinedWords(
  missingCountByWord: ReadonlyMap<string, number>,
  words: readonly string[],
  countByJoinedWord: ReadonlyMap<string, number>,
): Map<string, number> {
  const [remainingCountByWord, unusedJoinedWords] = [new Map(missingCountByWord), new Map(countByJoinedWord)]
  const isMissing = (word: string) => (remainingCountByWord.get(word) ?? 0) > 0
  let previousEndIndex = 0
  for (const wordRun of yieldRunsWithMarkedWord(words, (word) => missingCountByWord.has(word))) {
    if (
      wordRun.endIndex - wordRun.words.length < previousEndIndex ||
      !wordRun.words.some(isMissing) ||
      !removeOccurrence(wordRun.joinedWord, unusedJoinedWords)
    )
      continue
    previousEndIndex = wordRun.endIndex
    for (const word of wordRun.words)
      remainingCountByWord.set(word, (remainingCountByWord.get(word) ?? 0) - 1)
  }
  return remainingCountByWord
}

/** Maximum length, in characters, of a word whose parts are searched for: the search tries every start and end. */
const maxJoinedWordLength = 200

/**
 * Finds unused words of the article that together form `word`, which the source joins and the article splits. The parts
 * need not be adjacent in the article: a link can split a word and put its URL between the parts. Prefers short parts,
 * but takes none more often than it is unused. Returns `null` if no such parts are found.
 */
function findUnusedParts(word: string, unusedCountByWord: ReadonlyMap<string, number>): string[] | null {
  if (word.length > maxJoinedWordLength) return null
  const partsByEnd: (string[] | null)[] = [[]]
  for (let endOffset = 1; endOffset <= word.length; endOffset++) {
    partsByEnd[endOffset] = null
    for (let startOffset = endOffset - 1; startOffset >= 0 && !partsByEnd[endOffset]; startOffset--) {
      const earlierParts = partsByEnd[startOffset]
      const part = word.slice(startOffset, endOffset)
      const unusedCount = earlierParts ? (unusedCountByWord.get(part) ?? 0) : 0
      if (
        earlierParts &&
        unusedCount > 0 &&
        unusedCount > earlierParts.filter((each) => each === part).length
      )
        partsByEnd[endOffset] = [...earlierParts, part]
    }
  }
  return partsByEnd[word.length] ?? null
}

/**
 * Returns, in source order, the source's words that are not in the article, its fields or a dropped block. Occurrences
 * are counted: a sentence that appears twice in the source and once in the article is lost once. Markup can split a
 * word or join two, so unmatched words are compared again together with their neighbours, ignoring word boundaries.
 */
export function findLostWords(
  { sourceText, dropped }: WordAccount,
  { fields, markdown }: { fields: ArticleFields; markdown: string },
): string[] {
  const articleWords = [
    ...splitFoldedMarkdownWords(markdown),
    ...listStrings(fields).flatMap(({ value }) => splitLowercaseWords(value)),
    ...splitLowercaseWords(dropped.map(({ text }) => text).join(' \n ')),
  ]
  const sourceWords = splitLowercaseWords(sourceText)
  const missingCountByWord = countSurplus(sourceWords, articleWords)
  if (missingCountByWord.size === 0) return []
  const unusedCountByWord = countSurplus(articleWords, sourceWords)
  const countByJoinedWord = countOccurrences(
    Array.from(
      yieldRunsWithMarkedWord(articleWords, (word) => unusedCountByWord.has(word)),
      ({ joinedWord }) => joinedWord,
    ),
  )
  const lostCountByWord = subtractJoinedWords(missingCountByWord, sourceWords, countByJoinedWord)
  // If the article contains a word fewer times than the source, the last occurrences in the source are reported.
  const lostWords = sourceWords.toReversed().filter((word) => {
    if (!removeOccurrence(word, lostCountByWord)) return false
    const unusedParts = findUnusedParts(word, unusedCountByWord)
    for (const part of unusedParts ?? []) removeOccurrence(part, unusedCountByWord)
    return unusedParts === null
  })
  return lostWords.reverse()
}
