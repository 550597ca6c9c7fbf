import type { Element } from 'hast'
import { toOneLine } from '../../../content/html/element.ts'
import { getAttribute } from '../../markup/page-tree.ts'

/** Values of a page's `meta` elements, by lower-case name, property or itemprop. */
export type MetaTags = ReadonlyMap<string, readonly string[]>

const nameAttributes = ['property', 'name', 'itemProp', 'httpEquiv']

/** Reads a page's `meta` elements; values of the same name stay in document order. */
export function readMetaTags(elements: readonly Element[]): MetaTags {
  const valuesByName = new Map<string, string[]>()
  for (const element of elements) {
    if (element.tagName !== 'meta') continue
    const content = toOneLine(getAttribute(element, 'content') ?? '')
    const name = nameAttributes.map((each) => getAttribute(element, each)).find((each) => each !== null)
    if (!name || content === '') continue
    const key = name.trim().toLowerCase()
    const values = valuesByName.get(key)
    if (values) values.push(content)
    else valuesByName.set(key, [content])
  }
  return valuesByName
}

/** Returns all values under these names, in the order of the names. */
export const findMetaValues = (tags: MetaTags, ...keys: readonly string[]): string[] =>
  keys.flatMap((key) => tags.get(key) ?? [])
