import { hash } from 'node:crypto'
import { foldAddress } from '../../../model/address.ts'
import type { ArticleFields } from '../../../model/article.ts'

const keyLength = 32

const hashToKey = (text: string) => hash('sha256', text).slice(0, keyLength)

/**
 * Returns the key of an address in `Takedowns`: the first 32 hexadecimal digits of the SHA-256 of the folded address.
 */
export const toAddressKey = (address: string): string => hashToKey(foldAddress(address))

/** Returns the mark of a URL id, given by its key in a shard, such as `/e#9644122`. */
export const toUrlIdMark = (urlIdKey: string): string => `identity:${hashToKey(urlIdKey)}`

/**
 * Returns the mark of the original from which an article was imported; `null` for an article that was not imported.
 */
export const toSourceMark = ({ source }: Pick<ArticleFields, 'source'>): string | null =>
  source && `source:${hashToKey(`${source.sha256} ${source.record ?? ''}`)}`

/**
 * Minimum number of letters for a body to identify its article by itself. The mark of a shorter body also covers the
 * headline.
 */
const minDistinctiveLetterCount = 200

const reduceToLetters = (text: string) =>
  text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '')

/** Returns the mark of an article's words, which is independent of markup, spaces and punctuation. */
function toWordsMark(headline: string, bodyText: string): string {
  const bodyLetters = reduceToLetters(bodyText)
  return `words:${hashToKey(bodyLetters.length < minDistinctiveLetterCount ? `${reduceToLetters(headline)} ${bodyLetters}` : bodyLetters)}`
}

/** Returns the marks of an article's source, if it has one, and of its words. */
export const createContentMarks = (
  fields: Pick<ArticleFields, 'headline' | 'source'>,
  bodyText: string,
): string[] => {
  const sourceMark = toSourceMark(fields)
  return [...(sourceMark === null ? [] : [sourceMark]), toWordsMark(fields.headline, bodyText)]
}
