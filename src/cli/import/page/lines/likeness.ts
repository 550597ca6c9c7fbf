import type { Element } from 'hast'
import { toPlainText } from '../../../content/html/plain-text.ts'

/** The words of a body, by their letters and digits. */
export const wordsOf = (blocks: Element[]): string[] =>
  toPlainText({ type: 'root', children: blocks })
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu) ?? []

/** One text, to be compared with others in time that grows with those alone. */
export interface Comparison {
  words: readonly string[]
  /** Twice the common words, over all words: the F1 of one text against the other. */
  likeness(others: readonly string[]): number
  /** The share of the shorter text that stands in the longer. */
  overlap(others: readonly string[]): number
}

/** Prepares a text for being compared. */
export function compareWith(words: readonly string[]): Comparison {
  const counts = new Map<string, number>()
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1)
  const inCommon = (others: readonly string[]) => {
    const used = new Map<string, number>()
    let common = 0
    for (const word of others) {
      const count = used.get(word) ?? 0
      if (count < (counts.get(word) ?? 0)) common++
      used.set(word, count + 1)
    }
    return common
  }
  return {
    words,
    likeness: (others) =>
      words.length + others.length === 0 ? 0 : (2 * inCommon(others)) / (words.length + others.length),
    overlap: (others) =>
      words.length === 0 || others.length === 0
        ? 0
        : inCommon(others) / Math.min(words.length, others.length),
  }
}

/** The share of the shorter text that stands in the longer. */
export const overlap = (a: readonly string[], b: readonly string[]): number => compareWith(a).overlap(b)
