import type { Element, ElementContent, RootContent } from 'hast'
import { isElement, makeElement, textContent } from './element.ts'
import { hiddenTags, inlineTags, plainBlockTags, structuredBlockTags, toModelTag } from './element-kinds.ts'
import { lineariseLayout } from './linearise-layout.ts'
import { toLinkTarget } from './links.ts'

/**
 * Converts the content of `pre`: keeps inline marks, turns blocks into lines, and replaces any other element by its
 * text.
 */
function flattenContent(nodes: readonly RootContent[]): ElementContent[] {
  return nodes.flatMap((node): ElementContent[] => {
    if (node.type === 'text') return [{ type: 'text', value: normaliseText(node.value) }]
    if (node.type !== 'element' || hiddenTags.has(node.tagName)) return []
    const layoutContent = lineariseLayout(node, '')
    if (layoutContent) return flattenContent(layoutContent)
    const name = toModelTag(node.tagName)
    const children = flattenContent(node.children)
    if (name === 'br') return [{ type: 'text', value: '\n' }]
    if (name === 'img') return [{ type: 'text', value: String(node.properties.alt ?? '') }]
    if (plainBlockTags.has(name) || structuredBlockTags.has(name)) return [lineBreak, ...children, lineBreak]
    if (name === 'a') return wrapInLink(node, children)
    return inlineTags.has(name) ? [makeElement(name, children, node.properties)] : children
  })
}

const lineBreak: ElementContent = { type: 'text', value: '\n' }

const normaliseText = (text: string) => text.normalize('NFC').replace(/\r\n?/g, '\n')

function wrapInLink({ properties }: Element, children: ElementContent[]): ElementContent[] {
  const href = toLinkTarget(properties.href)
  return href === null ? children : [makeElement('a', children, { href })]
}

const isCode = (block: Element) =>
  block.children.some((child) => isElement(child, 'code')) &&
  block.children.every((child) => isElement(child, 'code') || textContent(child).trim() === '')

/** Removes leading blank lines, since parsers drop the first one. */
function trimBlankStart(nodes: readonly ElementContent[]): ElementContent[] {
  for (const [index, node] of nodes.entries()) {
    if (node.type === 'element')
      return [{ ...node, children: trimBlankStart(node.children) }, ...nodes.slice(index + 1)]
    const value = textContent(node).replace(/^\s*\n/, '')
    if (value !== '') return [{ type: 'text', value }, ...nodes.slice(index + 1)]
  }
  return []
}

/**
 * Converts preformatted text without changing its white space. A code listing keeps one `code` and no other
 * markup.
 */
export function toPreformatted(block: Element): Element {
  const children = trimBlankStart(flattenContent(block.children))
  if (!isCode(block)) return makeElement('pre', children)
  const value = children.map(textContent).join('')
  return makeElement('pre', [makeElement('code', [{ type: 'text', value }])])
}
