import type { Element, ElementContent } from 'hast'
import { isElement, makeElement, textContent } from '../html/element.ts'
import { toLettersAndDigits } from '../html/to-letters-and-digits.ts'
import type { PictureLookup } from './picture-size.ts'
import { createSrcSetAndSizes } from './picture-sources.ts'

/** The `src` of every picture that is missing from the archive. No stored picture has this path. */
export const lostPicturePath = '/media/lost'

/** Creates the element in which a page shows its notice about a missing picture, in the page's language. */
const createLostPictureNotice = () => makeElement('span', [], { className: ['missing'] })

/** True for a picture that is missing from the archive. */
const isLostPicture = (picture: Element) => picture.properties.src === lostPicturePath

const createTextNode = (text: string): ElementContent => ({ type: 'text', value: text })

/** Returns a picture's alternative text, surrounded by spaces. It replaces a picture within a sentence. */
export const toAltTextNode = ({ properties }: Element): ElementContent =>
  createTextNode(` ${properties.alt ?? ''} `)

/** Adds attributes to the pictures of a body, in order, so that browsers can load them without moving the text. */
export class PictureAttributeAdder {
  readonly #pictureLookup: PictureLookup
  #pictureCount = 0
  /** Number of pictures in the current row: more than 1 in a gallery. */
  #picturesPerRow = 1

  constructor(pictureLookup: PictureLookup) {
    this.#pictureLookup = pictureLookup
  }

  /** Runs `addGalleryAttributes` with `pictureCount` as the number of pictures per row, and returns its result. */
  runInGallery<Result>(pictureCount: number, addGalleryAttributes: () => Result): Result {
    this.#picturesPerRow = pictureCount
    const result = addGalleryAttributes()
    this.#picturesPerRow = 1
    return result
  }

  /**
   * Adds a picture's size, its smaller copies and, from the second picture on, lazy loading. Replaces a missing
   * picture within a sentence with its alternative text.
   */
  adaptPicture(picture: Element): ElementContent[] {
    if (isLostPicture(picture)) return [toAltTextNode(picture)]
    const { src, ...properties } = picture.properties
    const storedSize = this.#pictureLookup.findPictureSize(String(src))
    const size = storedSize && { width: storedSize.width, height: storedSize.height }
    const sourceAttributes = size
      ? createSrcSetAndSizes({ path: String(src), size }, this.#pictureLookup, this.#picturesPerRow)
      : {}
    const loadingAttribute = ++this.#pictureCount > 1 ? { loading: 'lazy' } : {}
    return [
      {
        ...picture,
        properties: {
          src,
          ...sourceAttributes,
          ...properties,
          ...size,
          ...loadingAttribute,
          decoding: 'async',
        },
      },
    ]
  }
}

/** True for a line break, or text of white space only. */
export const isBlankOrLineBreak = (node: ElementContent) =>
  isElement(node, 'br') || (node.type === 'text' && node.value.trim() === '')

/**
 * Returns the node itself if it is a picture, or the picture that is the only content of a link. Returns `null` for
 * any other node.
 */
export function findSolePicture(node: ElementContent): Element | null {
  if (isElement(node, 'img')) return node
  const nonBlankChildren = isElement(node, 'a')
    ? node.children.filter((child) => !isBlankOrLineBreak(child))
    : []
  return nonBlankChildren.length === 1 && isElement(nonBlankChildren[0], 'img') ? nonBlankChildren[0] : null
}

/**
 * Creates the figure of a missing picture. Adds the picture's alternative text unless the caption already contains
 * it.
 */
function toLostPictureFigure(picture: Element, captionNodes: readonly ElementContent[]): Element {
  const alt = String(picture.properties.alt ?? '')
  const altLetters = toLettersAndDigits(alt)
  const isAltInCaption = captionNodes.some((captionNode) =>
    toLettersAndDigits(textContent(captionNode)).includes(altLetters),
  )
  const altTextNodes = alt === '' || isAltInCaption ? [] : [createTextNode(` ${alt}`)]
  const frame = makeElement('p', [createLostPictureNotice(), ...altTextNodes])
  return makeElement('figure', [frame, ...captionNodes], { className: ['lost'] })
}

function toPictureFigure(node: ElementContent, captionNodes: readonly ElementContent[] = []): Element {
  const picture = findSolePicture(node)
  return picture && isLostPicture(picture)
    ? toLostPictureFigure(picture, captionNodes)
    : makeElement('figure', [node, ...captionNodes])
}

/**
 * Returns the figures of a block that contains only pictures and an optional caption. Returns an empty array for any
 * other block.
 */
export function toPictureFigures(block: Element): Element[] {
  if (block.tagName !== 'p' && block.tagName !== 'figure') return []
  const captionNodes = block.children.filter((child) => isElement(child, 'figcaption'))
  const nonBlankChildren = block.children.filter(
    (child) => !isElement(child, 'figcaption') && !isBlankOrLineBreak(child),
  )
  if (nonBlankChildren.length === 0 || nonBlankChildren.some((child) => findSolePicture(child) === null))
    return []
  if (block.tagName === 'p' || captionNodes.length === 0)
    return nonBlankChildren.map((node) => toPictureFigure(node))
  // A caption shared by several pictures follows the last one.
  return nonBlankChildren.map((node, index) =>
    toPictureFigure(node, index === nonBlankChildren.length - 1 ? captionNodes : []),
  )
}

/** Links a figure's picture to the full-size picture, unless it already has a link. */
function linkToFullSizePicture(figure: Element): Element {
  const [picture, ...captionNodes] = figure.children
  if (!isElement(picture, 'img')) return figure
  const { src, alt } = picture.properties
  const labelProperty = alt
    ? {}
    : { ariaLabel: captionNodes.map(textContent).join('').trim() || String(src).slice(7, 15) }
  return {
    ...figure,
    children: [makeElement('a', [picture], { href: src, ...labelProperty }), ...captionNodes],
  }
}

export const isGallery = ({ tagName, properties }: Element): boolean =>
  tagName === 'div' && Array.isArray(properties.className) && properties.className.includes('gallery')

/** Groups figures into a gallery. A single figure stays as it is. */
export const groupIntoGallery = (figures: readonly Element[]): Element[] =>
  figures.length < 2
    ? [...figures]
    : [makeElement('div', figures.map(linkToFullSizePicture), { className: ['gallery'] })]
