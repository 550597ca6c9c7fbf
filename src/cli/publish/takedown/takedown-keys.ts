import { hash } from 'node:crypto'
import { foldAddress } from '../../../model/address.ts'
import type { ArticleFields } from '../../../model/article.ts'

const digits = 32

const keyOf = (text: string) => hash('sha256', text).slice(0, digits)

/** How `Takedowns` name an address: 32 digits of the SHA-256 of its folded form. */
export const addressKey = (address: string): string => keyOf(foldAddress(address))

/** How they name a picture: by the digest in its address, `/media/<digest>.<ext>`. */
export const pictureKey = (address: string): string =>
  address.slice(address.lastIndexOf('/') + 1, address.lastIndexOf('.'))

/** How they name an identity, given as the key of a shard: `/e#9644122`. */
export const identityMark = (key: string): string => `identity:${keyOf(key)}`

/** How they name the original that an article was read from; `null` for one that was not imported. */
export const sourceMark = ({ source }: Pick<ArticleFields, 'source'>): string | null =>
  source && `source:${keyOf(`${source.sha256} ${source.record ?? ''}`)}`

/** A body of so many letters is no other article's; a shorter one is known by its headline too. */
const longBody = 200

/** How they name the words of an article, whatever its markup, spaces and punctuation. */
export function wordsMark(headline: string, text: string): string {
  const lettersIn = (words: string) =>
    words
      .normalize('NFC')
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, '')
  const body = lettersIn(text)
  return `words:${keyOf(body.length < longBody ? `${lettersIn(headline)} ${body}` : body)}`
}

const isMark = (mark: string | null): mark is string => mark !== null

/** The marks of an article by its fields and the text of its body, without its identities. */
export const ownMarks = (fields: Pick<ArticleFields, 'headline' | 'source'>, text: string): string[] =>
  [sourceMark(fields), wordsMark(fields.headline, text)].filter(isMark)
