import type { Element, Nodes } from 'hast'
import { isElement } from '../../content/html/element.ts'
import { isSmallDrawing, statesSizeInPixels } from './drawing-size.ts'
import { findDrawingName, readDrawingWords } from './drawing-words.ts'
import { listElements } from './page-tree.ts'

/** Elements in which a drawing is an icon. */
const iconContainerTags = ['a', 'button', 'nav', 'label', 'summary'] as const

/** Pictures and players. In a figure that contains one, a drawing is an icon. */
const figureContentTags = ['img', 'picture', 'video', 'audio', 'iframe', 'object', 'embed'] as const

const shapeTags = ['path', 'rect', 'circle', 'ellipse', 'line', 'polyline', 'polygon'] as const

/** Elements whose shapes are drawn only where other elements refer to them. */
const definitionTags = ['defs', 'symbol', 'clipPath', 'mask', 'marker', 'pattern'] as const

/** Minimum number of shapes in a content drawing without words; icons have fewer. */
const minShapeCount = 10

const isHiddenElement = ({ properties: { ariaHidden, hidden, style } }: Element): boolean =>
  String(ariaHidden) === 'true' ||
  hidden === true ||
  (typeof style === 'string' && /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)/i.test(style))

const countShapes = (node: Nodes): number => {
  if (node.type !== 'element' || isElement(node, ...definitionTags)) return 0
  return node.children.reduce(
    (shapeCount, child) => shapeCount + countShapes(child),
    isElement(node, ...shapeTags) ? 1 : 0,
  )
}

/** Properties of the elements around a drawing. */
export interface DrawingSurroundings {
  /** True in a link, a button or a hidden element, where a drawing is an icon. */
  isInIconContainer: boolean
  /** True in a figure that contains no picture or player. */
  isInOwnFigure: boolean
}

/** Returns the surroundings of an element's children, given those of the element. */
export const determineChildSurroundings = (
  element: Element,
  { isInIconContainer, isInOwnFigure }: DrawingSurroundings,
) => ({
  isInIconContainer:
    isInIconContainer || isHiddenElement(element) || isElement(element, ...iconContainerTags),
  isInOwnFigure: isElement(element, 'figure')
    ? !listElements(element).some((each) => isElement(each, ...figureContentTags))
    : isInOwnFigure,
})

/** True for a drawing that contains a photograph, which is a picture in its own right. */
const hasPhotograph = (svg: Element) => listElements(svg).some((each) => isElement(each, 'image', 'img'))

/**
 * True for a drawing that serves as a picture, such as a chart or a map: one with text, with many shapes, or with at
 * least one shape and either a figure of its own or both a name and a size. False for icons, sprites, hidden drawings
 * and drawings that contain a photograph.
 */
export function isContentDrawing(
  svg: Element,
  { isInIconContainer, isInOwnFigure }: DrawingSurroundings,
): boolean {
  if (isInIconContainer || isHiddenElement(svg) || isSmallDrawing(svg) || hasPhotograph(svg)) return false
  const [hasWords, shapeCount] = [readDrawingWords(svg) !== '', countShapes(svg)]
  const hasNameAndSize = findDrawingName(svg) !== '' && statesSizeInPixels(svg)
  return hasWords || shapeCount >= minShapeCount || (shapeCount > 0 && (isInOwnFigure || hasNameAndSize))
}
