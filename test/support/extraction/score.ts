/**
 * Splits a text into words of letters and digits; each ideograph or kana is a word, since these scripts have no spaces.
 */
const tokens = (text: string): string[] =>
  text
    .normalize('NFC')
    .toLowerCase()
    .match(/[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]|[\p{L}\p{N}]+/gu) ?? []

/**
 * Token F1: the harmonic mean of the share of found words that are right and the share of expected words that are
 * found.
 */
export function score(found: string, expected: string): number {
  const [words, wanted] = [tokens(found), tokens(expected)]
  const left = new Map<string, number>()
  for (const word of wanted) left.set(word, (left.get(word) ?? 0) + 1)
  let right = 0
  for (const word of words) {
    const count = left.get(word) ?? 0
    if (count > 0) right++
    left.set(word, count - 1)
  }
  return words.length + wanted.length === 0 ? 1 : (2 * right) / (words.length + wanted.length)
}

/** The share of passages that are present or absent as expected. */
export function shareFound(text: string, passages: { with: string[]; without: string[] }): number {
  const all = ` ${tokens(text).join(' ')} `
  const holds = (passage: string) => all.includes(tokens(passage).join(' '))
  const right = [...passages.with.map(holds), ...passages.without.map((passage) => !holds(passage))]
  return right.filter(Boolean).length / right.length
}
