import type { Element, ElementContent, RootContent } from 'hast'
import { isElement, makeElement, textContent } from './element.ts'
import {
  hiddenTags,
  inlineModelTags,
  paragraphBreakingTags,
  structuredBlockTags,
  toModelTag,
} from './element-kinds.ts'
import { isRubyOrFormula, lineariseRubyOrFormula } from './linearise-ruby-or-formula.ts'
import { toSafeLinkUrl } from './links.ts'

/**
 * Converts the content of `pre`: keeps inline formatting, puts blocks on lines of their own, and replaces any other
 * element with its text.
 */
function flattenPreContent(nodes: readonly RootContent[]): ElementContent[] {
  return nodes.flatMap((node): ElementContent[] => {
    if (node.type === 'text') return [{ type: 'text', value: normaliseText(node.value) }]
    if (node.type !== 'element' || hiddenTags.has(node.tagName)) return []
    if (isRubyOrFormula(node)) return flattenPreContent(lineariseRubyOrFormula(node, ''))
    const modelTag = toModelTag(node.tagName)
    const children = flattenPreContent(node.children)
    if (modelTag === 'br') return [{ type: 'text', value: '\n' }]
    if (modelTag === 'img') return [{ type: 'text', value: String(node.properties.alt ?? '') }]
    if (paragraphBreakingTags.has(modelTag) || structuredBlockTags.has(modelTag))
      return [lineBreakNode, ...children, lineBreakNode]
    if (modelTag === 'a') return wrapInLink(node, children)
    return inlineModelTags.has(modelTag) ? [makeElement(modelTag, children, node.properties)] : children
  })
}

const lineBreakNode: ElementContent = { type: 'text', value: '\n' }

const normaliseText = (text: string) => text.normalize('NFC').replace(/\r\n?/g, '\n')

function wrapInLink({ properties }: Element, children: ElementContent[]): ElementContent[] {
  const href = toSafeLinkUrl(properties.href)
  return href === null ? children : [makeElement('a', children, { href })]
}

const containsOnlyCode = (block: Element) =>
  block.children.some((child) => isElement(child, 'code')) &&
  block.children.every((child) => isElement(child, 'code') || textContent(child).trim() === '')

/** Removes leading blank lines, because HTML parsers drop the first line break of a `pre`. */
function trimLeadingBlankLines(nodes: readonly ElementContent[]): ElementContent[] {
  for (const [index, node] of nodes.entries()) {
    if (node.type === 'element')
      return [{ ...node, children: trimLeadingBlankLines(node.children) }, ...nodes.slice(index + 1)]
    const trimmedText = textContent(node).replace(/^\s*\n/, '')
    if (trimmedText !== '') return [{ type: 'text', value: trimmedText }, ...nodes.slice(index + 1)]
  }
  return []
}

/**
 * Converts preformatted text. Preserves white space, except blank lines at the start. A block of code becomes a
 * single `code` element without other markup.
 */
export function toPreformatted(block: Element): Element {
  const children = trimLeadingBlankLines(flattenPreContent(block.children))
  if (!containsOnlyCode(block)) return makeElement('pre', children)
  const codeText = children.map(textContent).join('')
  return makeElement('pre', [makeElement('code', [{ type: 'text', value: codeText }])])
}
