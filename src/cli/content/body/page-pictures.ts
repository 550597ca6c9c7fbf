import type { Element, ElementContent } from 'hast'
import { isElement, makeElement, textContent } from '../html/element.ts'
import { toLetters } from '../html/to-letters.ts'
import type { PictureFacts } from './picture-size.ts'
import { createSourceAttributes } from './picture-sources.ts'

/** The `src` of every picture that is missing from the archive. No stored picture has this path. */
export const lostPicturePath = '/media/lost'

/** The element in which a page shows the notice for a missing picture, in its own language. */
const createLostPictureNotice = () => makeElement('span', [], { className: ['missing'] })

/** True for a picture that is missing from the archive. */
const isLostPicture = (picture: Element) => picture.properties.src === lostPicturePath

const createTextNode = (value: string): ElementContent => ({ type: 'text', value })

/** Returns the text that replaces a picture within a sentence. */
export const toAlternativeText = ({ properties }: Element): ElementContent =>
  createTextNode(` ${properties.alt ?? ''} `)

/** Adds to a body's pictures the attributes with which a browser can load them without moving the text. */
export class PagePictures {
  readonly #facts: PictureFacts
  #pictureCount = 0
  /** Number of pictures in the next picture's row: more than 1 in a gallery. */
  #picturesPerRow = 1

  constructor(facts: PictureFacts) {
    this.#facts = facts
  }

  /** Prepares the pictures of a gallery. */
  prepareGallery<Result>(pictureCount: number, prepare: () => Result): Result {
    this.#picturesPerRow = pictureCount
    const result = prepare()
    this.#picturesPerRow = 1
    return result
  }

  /**
   * Adds a picture's size and its smaller copies. All but the first load lazily. A missing one within a sentence
   * becomes text.
   */
  prepare(picture: Element): ElementContent[] {
    if (isLostPicture(picture)) return [toAlternativeText(picture)]
    const { src, ...properties } = picture.properties
    const stored = this.#facts.findPictureSize(String(src))
    const size = stored && { width: stored.width, height: stored.height }
    const sources = size
      ? createSourceAttributes({ path: String(src), size }, this.#facts, this.#picturesPerRow)
      : {}
    const loading = ++this.#pictureCount > 1 ? { loading: 'lazy' } : {}
    return [
      { ...picture, properties: { src, ...sources, ...properties, ...size, ...loading, decoding: 'async' } },
    ]
  }
}

/** True for a line break, or text of white space only. */
export const isBlank = (node: ElementContent) =>
  isElement(node, 'br') || (node.type === 'text' && node.value.trim() === '')

/** Returns the picture that is a node's only content, possibly within a link. */
export function findSolePicture(node: ElementContent): Element | null {
  if (isElement(node, 'img')) return node
  const shownChildren = isElement(node, 'a') ? node.children.filter((child) => !isBlank(child)) : []
  return shownChildren.length === 1 && isElement(shownChildren[0], 'img') ? shownChildren[0] : null
}

/** Makes the frame of a missing picture, with its alternative text unless the caption repeats that. */
function toLostFigure(picture: Element, caption: readonly ElementContent[]): Element {
  const alt = String(picture.properties.alt ?? '')
  const letters = toLetters(alt)
  const isRepeated = caption.some((part) => toLetters(textContent(part)).includes(letters))
  const altTexts = alt === '' || isRepeated ? [] : [createTextNode(` ${alt}`)]
  const frame = makeElement('p', [createLostPictureNotice(), ...altTexts])
  return makeElement('figure', [frame, ...caption], { className: ['lost'] })
}

function toPictureFigure(node: ElementContent, caption: readonly ElementContent[] = []): Element {
  const picture = findSolePicture(node)
  return picture && isLostPicture(picture)
    ? toLostFigure(picture, caption)
    : makeElement('figure', [node, ...caption])
}

/** Returns the figures of a block that contains only pictures and a caption; none for any other block. */
export function toPictureFigures(block: Element): Element[] {
  if (block.tagName !== 'p' && block.tagName !== 'figure') return []
  const caption = block.children.filter((child) => isElement(child, 'figcaption'))
  const shownChildren = block.children.filter((child) => !isElement(child, 'figcaption') && !isBlank(child))
  if (shownChildren.length === 0 || shownChildren.some((child) => findSolePicture(child) === null)) return []
  if (block.tagName === 'p' || caption.length === 0) return shownChildren.map((node) => toPictureFigure(node))
  // The caption of several pictures belongs to the last.
  return shownChildren.map((node, index) =>
    toPictureFigure(node, index === shownChildren.length - 1 ? caption : []),
  )
}

/** Links a figure's picture to the full-size picture, unless it already has a link. */
function linkPicture(figure: Element): Element {
  const [picture, ...caption] = figure.children
  if (!isElement(picture, 'img')) return figure
  const { src, alt } = picture.properties
  const name = alt ? {} : { ariaLabel: caption.map(textContent).join('').trim() || String(src).slice(7, 15) }
  return { ...figure, children: [makeElement('a', [picture], { href: src, ...name }), ...caption] }
}

export const isGallery = ({ tagName, properties }: Element): boolean =>
  tagName === 'div' && Array.isArray(properties.className) && properties.className.includes('gallery')

/** Groups consecutive pictures into a gallery; leaves a single picture as it is. */
export const toGallery = (figures: readonly Element[]): Element[] =>
  figures.length < 2
    ? [...figures]
    : [makeElement('div', figures.map(linkPicture), { className: ['gallery'] })]
