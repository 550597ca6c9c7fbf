import type { Element } from 'hast'
import { makeElement } from './element.ts'

const directions: ReadonlySet<unknown> = new Set(['ltr', 'rtl'])

/** The element that carries the direction of an element's words, in each paragraph of it; `null` where it sets none. */
export function directionOf({ properties }: Element, path: readonly Element[]): Element | null {
  const own = String(properties.dir ?? '').toLowerCase()
  const outer = path.findLast(({ tagName }) => tagName === 'bdi')?.properties.dir
  // Left to right is how most bodies read anyway, and editors write it on every paragraph.
  if (!directions.has(own) || own === (outer ?? 'ltr')) return null
  return makeElement('bdi', [], { dir: own })
}
