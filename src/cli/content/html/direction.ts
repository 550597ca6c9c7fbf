import type { Element } from 'hast'
import { makeElement } from './element.ts'

const directions: ReadonlySet<unknown> = new Set(['ltr', 'rtl'])

/**
 * Creates a `bdi` that carries an element's direction into each of its paragraphs. Returns `null` if the element does
 * not change the direction.
 */
export function createDirectionElement(
  { properties }: Element,
  ancestors: readonly Element[],
): Element | null {
  const direction = String(properties.dir ?? '').toLowerCase()
  const outerDirection = ancestors.findLast(({ tagName }) => tagName === 'bdi')?.properties.dir
  // Left to right is the default, because many editors write `dir="ltr"` on every paragraph.
  if (!directions.has(direction) || direction === (outerDirection ?? 'ltr')) return null
  return makeElement('bdi', [], { dir: direction })
}
