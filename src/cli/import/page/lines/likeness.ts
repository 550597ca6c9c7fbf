import type { Element } from 'hast'
import { toPlainText } from '../../../content/html/plain-text.ts'

/** Returns a body's words, split at everything but letters and digits. */
export const listBodyWords = (blocks: Element[]): string[] =>
  toPlainText({ type: 'root', children: blocks })
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu) ?? []

/** A text prepared for comparison with others, in time linear in those. */
export interface TextComparison {
  words: readonly string[]
  /** Twice the common words over all words: the F1 score of one text against the other. */
  measureLikeness(others: readonly string[]): number
  /** Share of the shorter text's words found in the longer text. */
  measureWordOverlap(others: readonly string[]): number
}

/** Prepares a text for comparison. */
export function prepareComparison(words: readonly string[]): TextComparison {
  const counts = new Map<string, number>()
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1)
  const countCommonWords = (others: readonly string[]) => {
    const usedCounts = new Map<string, number>()
    let common = 0
    for (const word of others) {
      const count = usedCounts.get(word) ?? 0
      if (count < (counts.get(word) ?? 0)) common++
      usedCounts.set(word, count + 1)
    }
    return common
  }
  return {
    words,
    measureLikeness: (others) =>
      words.length + others.length === 0
        ? 0
        : (2 * countCommonWords(others)) / (words.length + others.length),
    measureWordOverlap: (others) =>
      words.length === 0 || others.length === 0
        ? 0
        : countCommonWords(others) / Math.min(words.length, others.length),
  }
}

/** Returns the share of the shorter text's words found in the longer text. */
export const measureWordOverlap = (a: readonly string[], b: readonly string[]): number =>
  prepareComparison(a).measureWordOverlap(b)
