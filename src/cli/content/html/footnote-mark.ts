import type { ElementContent } from 'hast'
import { isElement } from './element.ts'

const isLink = (node: ElementContent) => isElement(node, 'a') && node.properties.href !== undefined

const isFragmentLink = (node: ElementContent) =>
  isElement(node, 'a') && String(node.properties.href ?? '').startsWith('#')

/**
 * True for the mark of a footnote: a `sup` that contains a link, or a link within the page that contains only `sup`.
 */
export const isFootnoteMark = (node: ElementContent): boolean =>
  (isElement(node, 'sup') && node.children.some(isLink)) ||
  (isFragmentLink(node) &&
    'children' in node &&
    node.children.length > 0 &&
    node.children.every((child) => isElement(child, 'sup')))
