import { createHash } from 'node:crypto'

/** Digests a text, in 16 hexadecimal digits. */
export const computeShortDigest = (text: string): string =>
  createHash('sha256').update(text).digest('hex').slice(0, 16)

/** Returns the words of a text, without markup, punctuation and case. */
export const normaliseWords = (text: string): string =>
  (
    text
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  ).join(' ')

/** Digests an article's headline and text; `null` for a text without words, which does not distinguish articles. */
export function digestHeadlineAndText(headline: string, markdown: string): string | null {
  const normalisedWords = normaliseWords(markdown)
  return normalisedWords === '' ? null : computeShortDigest(`${normaliseWords(headline)}\n${normalisedWords}`)
}

/** Returns the day of a date, or as much of it as is known. Equal texts on equal days are the same article. */
export const toDayPrecision = (date: string | null): string | null =>
  date?.slice(0, '2016-04-08'.length) ?? null
