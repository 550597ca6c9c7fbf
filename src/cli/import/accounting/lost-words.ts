import type { ArticleFields } from '../../../model/article.ts'
import type { WordAccount } from './word-account.ts'
import { markdownWords, wordsIn } from './words.ts'

/** All strings below a value, in its own order. */
function stringsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(stringsIn) : []
}

/** Removes from `words` each occurrence that `available` has, and from `available` what was used. */
function subtract(words: readonly string[], available: Map<string, number>): string[] {
  return words.filter((word) => {
    const count = available.get(word) ?? 0
    if (count > 0) available.set(word, count - 1)
    return count === 0
  })
}

function countOf(words: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1)
  return counts
}

/**
 * Words of the source that are neither in the article, nor in a field, nor in a dropped block, in the source's order.
 * Counts matter: a sentence that stands twice in the source and once in the article is lost once. Markup can divide a
 * word or join two, so what remains on both sides is compared once more without the boundaries.
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
  const available = countOf(known)
  const missing = subtract(wordsIn(sourceText), available)
  if (missing.length === 0) return []
  const unused = unusedOf(known, available).join('')
  return missing.filter((word) => !unused.includes(word) && !isMadeOf(word, available))
}

/** Characters of a word of which the parts are looked for; each start and end is tried. */
const longestJoined = 200

/**
 * True when unused words make up one that the source joined, such as two of which a link divides the second. They are
 * used up by it.
 */
function isMadeOf(word: string, available: Map<string, number>): boolean {
  if (word.length > longestJoined) return false
  const lastPart: (string | null)[] = [null]
  for (let end = 1; end <= word.length; end++) {
    let found: string | null = null
    for (let start = end - 1; start >= 0 && found === null; start--) {
      const part = word.slice(start, end)
      const isReachable = start === 0 || lastPart[start] !== null
      if (isReachable && (available.get(part) ?? 0) > 0) found = part
    }
    lastPart[end] = found
  }
  if (lastPart[word.length] === null) return false
  for (let end = word.length; end > 0; ) {
    const part = lastPart[end] as string
    available.set(part, Math.max(0, (available.get(part) ?? 0) - 1))
    end -= part.length
  }
  return true
}

/** The words that `counts` still counts, in their order. */
function unusedOf(known: readonly string[], counts: ReadonlyMap<string, number>): string[] {
  const available = new Map(counts)
  return known.filter((word) => {
    const count = available.get(word) ?? 0
    if (count > 0) available.set(word, count - 1)
    return count > 0
  })
}
