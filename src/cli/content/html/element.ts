import type { Element, ElementContent, Nodes, RootContent } from 'hast'

/** Converts nodes to blocks. The inline elements around the nodes are repeated inside each block. */
export type BuildBlocks = (nodes: readonly RootContent[]) => Element[]

export const makeElement = (tagName: string, children: ElementContent[] = [], properties = {}): Element => ({
  type: 'element',
  tagName,
  properties,
  children,
})

/** True for an element with one of these tag names. */
export const isElement = <Name extends string>(
  node: Nodes | undefined,
  ...tagNames: Name[]
): node is Element & { tagName: Name } =>
  node?.type === 'element' && tagNames.some((tagName) => tagName === node.tagName)

/** Returns the text of a tree, with a line break for each `br`. */
export function textContent(node: Nodes): string {
  if (node.type === 'text') return node.value
  if (isElement(node, 'br')) return '\n'
  return 'children' in node ? node.children.map(textContent).join('') : ''
}

/** Joins the lines of a text with spaces, and removes white space around the breaks. Runs in linear time. */
export function joinLines(text: string): string {
  const [firstLine = '', ...otherLines] = text.split('\n')
  if (otherLines.length === 0) return text
  const lastLine = otherLines.pop() ?? ''
  const middleLines = otherLines.map((line) => line.trim()).filter((line) => line !== '')
  return [firstLine.trimEnd(), ...middleLines, lastLine.trimStart()].join(' ')
}

/** Collapses the white space and line breaks of a text into single spaces, trims it, and normalises it to NFC. */
export const toOneLine = (text: string): string => text.normalize('NFC').replace(/\s+/g, ' ').trim()
