import type { Element, ElementContent } from 'hast'
import { isElement, textContent } from '../../../content/html/element.ts'
import { toLettersAndDigits } from '../../../content/html/to-letters-and-digits.ts'
import { listElements } from '../../markup/page-tree.ts'

/** True for a picture or an element that contains one. */
export const hasPicture = (node: ElementContent): boolean =>
  isElement(node, 'img') || ('children' in node && node.children.some(hasPicture))

/**
 * Minimum number of letters in a paragraph that no author would repeat on purpose within `maxRepetitionDistance`
 * blocks.
 */
const minRepeatedLetters = 80
const maxRepetitionDistance = 20

const hasLineBreaks = (node: ElementContent): boolean =>
  isElement(node, 'br', 'pre') || ('children' in node && node.children.some(hasLineBreaks))

/**
 * True for a block whose text is also in one of the blocks just above. Verse, which has line breaks, may have a
 * refrain.
 */
export function isRepeatedParagraph(block: Element, blocksBefore: readonly Element[]): boolean {
  const blockLetters = toLettersAndDigits(textContent(block))
  return (
    blockLetters.length >= minRepeatedLetters &&
    !hasLineBreaks(block) &&
    blocksBefore
      .slice(-maxRepetitionDistance)
      .some((earlierBlock) => toLettersAndDigits(textContent(earlierBlock)).includes(blockLetters))
  )
}

/** Minimum number of letters. A shorter line can occur in a caption by chance. */
const minRepeatedCaptionLetters = 20

/** True for a line that repeats the caption of the picture above it. Some pages have one caption per screen size. */
export function isRepeatedCaption(block: Element, blockBefore: Element | undefined): boolean {
  if (blockBefore === undefined || block.tagName !== 'p' || hasPicture(block) || !hasPicture(blockBefore))
    return false
  const blockLetters = toLettersAndDigits(textContent(block))
  return (
    blockLetters.length >= minRepeatedCaptionLetters &&
    toLettersAndDigits(textContent(blockBefore)).includes(blockLetters)
  )
}

const listPictures = (block: Element): Element[] =>
  listElements(block).filter((element) => isElement(element, 'img'))

/**
 * True for a block that contains only a picture, which is also the only picture in the block above. Some pages contain
 * a second, larger copy for readers who click the picture. Several pictures may be a rating in stars, and a different
 * alternative text adds a description.
 */
export function isRepeatedPicture(block: Element, blockBefore: Element | undefined): boolean {
  const [picture, ...otherPictures] = listPictures(block)
  const [earlierPicture, ...otherEarlierPictures] = blockBefore ? listPictures(blockBefore) : []
  if (!picture || !earlierPicture || otherPictures.length > 0 || otherEarlierPictures.length > 0) return false
  const alt = String(picture.properties.alt ?? '')
  return (
    textContent(block).trim() === '' &&
    picture.properties.src === earlierPicture.properties.src &&
    (alt === '' || alt === earlierPicture.properties.alt)
  )
}
