import { createHash } from 'node:crypto'
import type { Element, Nodes } from 'hast'
import { toHtml } from 'hast-util-to-html'
import { isElement } from '../../content/html/element.ts'
import { type DrawingSurroundings, determineChildSurroundings, isContentDrawing } from './drawing.ts'
import { describeDrawing } from './drawing-words.ts'

/** A drawing in a page's markup (SVG), which was replaced because the archive does not store drawings. */
export interface ReplacedDrawing {
  address: string
  /** The drawing's name and words. */
  description: string
}

const drawingAddressPattern = /\/media\/drawing-[0-9a-f]{16}\.svg/g

/** True for the address of a picture that replaced a drawing. */
export const isDrawingAddress = (src: unknown): boolean =>
  typeof src === 'string' && src.match(drawingAddressPattern)?.[0] === src

/** Lists the addresses of the drawings in a body, each once. */
export const listDrawingAddresses = (markdown: string): string[] => [
  ...new Set(markdown.match(drawingAddressPattern)),
]

/** Derives an address from a drawing's markup, so that equal drawings have the same address. */
const createDrawingAddress = (drawing: Element): string =>
  `/media/drawing-${createHash('sha256')
    .update(toHtml(drawing, { space: 'svg' }))
    .digest('hex')
    .slice(0, 16)}.svg`

/** Turns a drawing into a picture without a file, in place. */
function turnIntoMissingPicture(drawing: Element): ReplacedDrawing {
  const [address, description] = [createDrawingAddress(drawing), describeDrawing(drawing)]
  Object.assign(drawing, { tagName: 'img', properties: { src: address, alt: description }, children: [] })
  return { address, description }
}

/**
 * Replaces content drawings in a tree with pictures without a file. The archive shows such a picture as missing, with
 * the drawing's name and words as alternative text. Drawings are not stored, because they depend on their page's style
 * sheets and their markup can do more than draw. Returns the replaced drawings.
 */
export function replaceDrawingsWithMissingPictures(tree: Nodes): ReplacedDrawing[] {
  const replacedDrawings: ReplacedDrawing[] = []
  const replaceDrawingsIn = (node: Nodes, surroundings: DrawingSurroundings): void => {
    if (isElement(node, 'svg')) {
      if (isContentDrawing(node, surroundings)) replacedDrawings.push(turnIntoMissingPicture(node))
    } else if ('children' in node) {
      const innerSurroundings =
        node.type === 'element' ? determineChildSurroundings(node, surroundings) : surroundings
      for (const child of node.children) replaceDrawingsIn(child, innerSurroundings)
    }
  }
  replaceDrawingsIn(tree, { isInIconContainer: false, isInOwnFigure: false })
  return replacedDrawings
}
