import type { Element } from 'hast'
import { toOneLine } from '../../../content/html/element.ts'
import { getAttribute } from '../../markup/page-tree.ts'

/** Values of a page's `meta` elements, by lower-case name, property, `itemprop` or `http-equiv`. */
export type MetaValuesByName = ReadonlyMap<string, readonly string[]>

const nameAttributes = ['property', 'name', 'itemProp', 'httpEquiv']

/** Reads a page's `meta` elements. Keeps values of the same name in document order, and drops empty values. */
export function readMetaValues(elements: readonly Element[]): MetaValuesByName {
  const valuesByName = new Map<string, string[]>()
  for (const element of elements) {
    if (element.tagName !== 'meta') continue
    const content = toOneLine(getAttribute(element, 'content') ?? '')
    const name = nameAttributes.map((each) => getAttribute(element, each)).find((each) => each !== null)
    if (!name || content === '') continue
    const lowerCaseName = name.trim().toLowerCase()
    const values = valuesByName.get(lowerCaseName)
    if (values) values.push(content)
    else valuesByName.set(lowerCaseName, [content])
  }
  return valuesByName
}

/** Returns all values with the given names, in the order of the names. */
export const listMetaValues = (metaTags: MetaValuesByName, ...lowerCaseNames: readonly string[]): string[] =>
  lowerCaseNames.flatMap((name) => metaTags.get(name) ?? [])
