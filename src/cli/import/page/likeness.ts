import type { Element } from 'hast'
import { toPlainText } from '../../content/plain-text.ts'

/** The words of a body, by their letters and digits. */
export const wordsOf = (blocks: Element[]): string[] =>
  toPlainText({ type: 'root', children: blocks })
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu) ?? []

function inCommon(a: readonly string[], b: readonly string[]): number {
  const counts = new Map<string, number>()
  for (const word of a) counts.set(word, (counts.get(word) ?? 0) + 1)
  let common = 0
  for (const word of b) {
    const left = counts.get(word) ?? 0
    if (left > 0) common++
    counts.set(word, left - 1)
  }
  return common
}

/** How alike two texts are: twice their common words, over all words (the F1 of one against the other). */
export const likeness = (a: readonly string[], b: readonly string[]): number =>
  a.length + b.length === 0 ? 0 : (2 * inCommon(a, b)) / (a.length + b.length)

/** The share of the shorter text that stands in the longer. */
export const overlap = (a: readonly string[], b: readonly string[]): number =>
  a.length === 0 || b.length === 0 ? 0 : inCommon(a, b) / Math.min(a.length, b.length)
