import { createHash } from 'node:crypto'
import type { Element, Nodes } from 'hast'
import { toHtml } from 'hast-util-to-html'
import { isElement } from '../../content/html/element.ts'
import { type DrawingSurroundings, describeChildSurroundings, isContentDrawing } from './drawing.ts'
import { describeDrawing } from './drawing-words.ts'

/** A drawing that a page contains as markup (SVG), which the archive does not store. */
export interface ReplacedDrawing {
  address: string
  /** Its name and its words. */
  description: string
}

const drawingAddressPattern = /\/media\/drawing-[0-9a-f]{16}\.svg/g

/** True for the address of a drawing that was replaced by a picture. */
export const isDrawingAddress = (src: unknown): boolean =>
  typeof src === 'string' && src.match(drawingAddressPattern)?.[0] === src

/** Lists the addresses of the drawings in a body, each once. */
export const listDrawingAddresses = (markdown: string): string[] => [
  ...new Set(markdown.match(drawingAddressPattern)),
]

/** Returns an address that the same drawing has wherever it occurs. */
const createDrawingAddress = (drawing: Element): string =>
  `/media/drawing-${createHash('sha256')
    .update(toHtml(drawing, { space: 'svg' }))
    .digest('hex')
    .slice(0, 16)}.svg`

/** Turns a drawing into a picture without a file, in place. */
function turnDrawingIntoPicture(drawing: Element): ReplacedDrawing {
  const [address, description] = [createDrawingAddress(drawing), describeDrawing(drawing)]
  Object.assign(drawing, { tagName: 'img', properties: { src: address, alt: description }, children: [] })
  return { address, description }
}

/**
 * Replaces the drawings of a tree with pictures without a file, which the archive shows as missing, with the
 * drawing's name and words as their alternative text. Returns the replaced drawings. Drawings are not stored, since
 * they depend on the style sheets of their page, and their markup can do more than draw.
 */
export function replaceDrawings(tree: Nodes): ReplacedDrawing[] {
  const replacedDrawings: ReplacedDrawing[] = []
  const replaceDrawingsIn = (node: Nodes, surroundings: DrawingSurroundings): void => {
    if (isElement(node, 'svg')) {
      if (isContentDrawing(node, surroundings)) replacedDrawings.push(turnDrawingIntoPicture(node))
    } else if ('children' in node) {
      const innerSurroundings =
        node.type === 'element' ? describeChildSurroundings(node, surroundings) : surroundings
      for (const child of node.children) replaceDrawingsIn(child, innerSurroundings)
    }
  }
  replaceDrawingsIn(tree, { isInIconContainer: false, isInOwnFigure: false })
  return replacedDrawings
}
