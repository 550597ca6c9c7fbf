import type { Element } from 'hast'

/** Minimum width and height of a drawing that is not an icon, in pixels or, if it states no size, in view box units. */
const minDrawingSize = 100

/** Returns the width or height that a drawing states in pixels; `NaN` if it states none. */
function readPixelDimension({ properties }: Element, dimension: 'width' | 'height'): number {
  const stylePattern = new RegExp(`(?:^|;)\\s*${dimension}\\s*:\\s*([\\d.]+px)`, 'i')
  const value = String(properties[dimension] ?? stylePattern.exec(String(properties.style ?? ''))?.[1] ?? '')
  return /^\s*[\d.]+(?:px)?\s*$/.test(value) ? Number.parseFloat(value) : Number.NaN
}

/** Returns the width and height of a drawing's view box; an empty list if it has none. */
const readViewBoxSize = ({ properties }: Element): number[] =>
  String(properties.viewBox ?? '')
    .trim()
    .split(/[\s,]+/, 4)
    .slice(2)
    .map(Number)

const readPixelDimensions = (svg: Element) => [
  readPixelDimension(svg, 'width'),
  readPixelDimension(svg, 'height'),
]

/** True for a drawing that states both width and height in pixels. A view box does not count. */
export const statesSizeInPixels = (svg: Element): boolean => readPixelDimensions(svg).every(Number.isFinite)

/** True for a drawing whose width or height is no larger than an icon's. */
export function isSmallDrawing(svg: Element): boolean {
  const dimensions = readPixelDimensions(svg)
  return (dimensions.some(Number.isFinite) ? dimensions : readViewBoxSize(svg)).some(
    (dimension) => dimension < minDrawingSize,
  )
}
