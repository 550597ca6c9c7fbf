import { createHash } from 'node:crypto'

/** Returns the first 16 hexadecimal digits of the SHA-256 digest of a text. */
export const computeShortDigest = (text: string): string =>
  createHash('sha256').update(text).digest('hex').slice(0, 16)

/** Returns the words of a text in lower case, separated by spaces, without punctuation. */
export const normaliseWords = (text: string): string =>
  (
    text
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  ).join(' ')

/**
 * Returns a digest of the words in an article's headline and text. Returns `null` for a text without words, which
 * cannot distinguish articles.
 */
export function digestHeadlineAndText(headline: string, markdown: string): string | null {
  const normalisedWords = normaliseWords(markdown)
  return normalisedWords === '' ? null : computeShortDigest(`${normaliseWords(headline)}\n${normalisedWords}`)
}

/** Removes the time from a date. Articles with the same words on the same day count as one article. */
export const truncateToDay = (date: string | null): string | null =>
  date?.slice(0, '2016-04-08'.length) ?? null
