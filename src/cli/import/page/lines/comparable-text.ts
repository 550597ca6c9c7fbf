import type { Element } from 'hast'
import { toPlainText } from '../../../content/html/plain-text.ts'

/** Lists a body's words in lower case, split at all characters except letters and digits. */
export const listBodyWords = (blocks: Element[]): string[] =>
  toPlainText({ type: 'root', children: blocks })
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu) ?? []

/** A text prepared for comparison with other texts. A comparison takes time linear in the other text's length. */
export interface ComparableText {
  words: readonly string[]
  /**
   * Returns the F1 score of the two texts: twice their common words, divided by all their words; 0 if both are empty.
   */
  measureF1Score(otherWords: readonly string[]): number
  /** Returns the share of the shorter text's words that are in the longer text, or 0 if either is empty. */
  measureWordOverlap(otherWords: readonly string[]): number
}

/** Prepares a text for comparison with other texts. */
export function createComparableText(words: readonly string[]): ComparableText {
  const countByWord = new Map<string, number>()
  for (const word of words) countByWord.set(word, (countByWord.get(word) ?? 0) + 1)
  const countCommonWords = (otherWords: readonly string[]) => {
    const usedCountByWord = new Map<string, number>()
    let commonWordCount = 0
    for (const word of otherWords) {
      const usedCount = usedCountByWord.get(word) ?? 0
      if (usedCount < (countByWord.get(word) ?? 0)) commonWordCount++
      usedCountByWord.set(word, usedCount + 1)
    }
    return commonWordCount
  }
  return {
    words,
    measureF1Score: (otherWords) =>
      words.length + otherWords.length === 0
        ? 0
        : (2 * countCommonWords(otherWords)) / (words.length + otherWords.length),
    measureWordOverlap: (otherWords) =>
      words.length === 0 || otherWords.length === 0
        ? 0
        : countCommonWords(otherWords) / Math.min(words.length, otherWords.length),
  }
}

/** Returns the share of the shorter text's words that are in the longer text, or 0 if either is empty. */
export const measureWordOverlap = (words: readonly string[], otherWords: readonly string[]): number =>
  createComparableText(words).measureWordOverlap(otherWords)
