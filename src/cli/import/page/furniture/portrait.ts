import type { Element } from 'hast'
import { textContent } from '../../../content/html/element.ts'
import { toLettersAndDigits } from '../../../content/html/to-letters-and-digits.ts'
import { getAttribute, listElements } from '../../markup/page-tree.ts'
import { isAuthorLink } from '../lines/credit-elements.ts'
import type { KnownFields } from '../lines/known-fields.ts'

/** Reason for dropping an author's portrait. */
export const portraitReason = "author's picture"

/** Matches the mark after the name in an alternative text such as `Ann Lee, Berlin` or `Ann Lee (left)`. */
const nameEndMarkPattern = /[,;|(–—]/

/**
 * True for a block with a single picture and no text except an author's name. The picture's alternative text must be an
 * author's name, or the picture must link to an author's page.
 */
export function isAuthorPortrait(block: Element, { authors }: KnownFields): boolean {
  const elements = listElements(block)
  const [picture, ...otherPictures] = elements.filter(({ tagName }) => tagName === 'img')
  if (picture === undefined || otherPictures.length > 0) return false
  const authorLetters = new Set(authors.map(toLettersAndDigits))
  const isAuthorName = (name: string) => authorLetters.has(toLettersAndDigits(name))
  const [text, alt] = [textContent(block), getAttribute(picture, 'alt') ?? '']
  if (toLettersAndDigits(text) !== '' && !isAuthorName(text)) return false
  return (
    isAuthorName(alt.split(nameEndMarkPattern, 1)[0] ?? '') ||
    elements.some((each) => isAuthorLink(each) && listElements(each).includes(picture))
  )
}
