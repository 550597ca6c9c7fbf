import type { Element, ElementContent, Nodes, Text } from 'hast'
import { hiddenTags, isBlockTag, toModelTag } from '../../content/html/element-kinds.ts'

/** Elements whose text is shown only by browsers that do not support them. The parser leaves this text unparsed. */
const fallbackTags: ReadonlySet<string> = new Set(['iframe', 'noembed', 'noframes'])

/** True for a node whose text is never visible, such as a script, style sheet, template or embed. */
export const isInvisible = (node: Nodes): boolean =>
  node.type === 'comment' ||
  node.type === 'doctype' ||
  (node.type === 'element' && (hiddenTags.has(node.tagName) || fallbackTags.has(node.tagName)))

/** Returns the class of a text node. Words of different classes are always separated. */
type TextClassifier = (text: Text) => unknown

/** True for a block, a line break, and a ruby reading (`rt`), which a body separates from its base text. */
const isLineBreakingTag = (tagName: string) =>
  tagName === 'br' || tagName === 'rt' || isBlockTag(toModelTag(tagName))

/** Returns the children of an element in reading order: in an `mroot`, the index precedes the base. */
function listChildrenInReadingOrder({ tagName, children }: Element): ElementContent[] {
  if (tagName !== 'mroot') return children
  const [base, index, ...others] = children.filter((child) => child.type === 'element')
  return [index, base, ...others].filter((child) => child !== undefined)
}

class VisibleTextBuilder {
  readonly textParts: string[] = []
  readonly #classifyText: TextClassifier
  readonly #includesPictures: boolean
  #lastTextClass: unknown
  #hasText = false

  constructor(classifyText: TextClassifier, includesPictures: boolean) {
    this.#classifyText = classifyText
    this.#includesPictures = includesPictures
  }

  addNode(node: Nodes): void {
    if (node.type === 'text') this.#addText(node)
    if (isInvisible(node) || !('children' in node)) return
    const isOnOwnLine = node.type === 'element' && isLineBreakingTag(node.tagName)
    if (isOnOwnLine) this.textParts.push('\n')
    if (this.#includesPictures && node.type === 'element' && node.tagName === 'img')
      this.textParts.push(` ${String(node.properties.alt ?? '')} `)
    for (const child of node.type === 'element' ? listChildrenInReadingOrder(node) : node.children)
      this.addNode(child)
    if (isOnOwnLine) this.textParts.push('\n')
  }

  #addText(text: Text): void {
    const textClass = this.#classifyText(text)
    if (this.#hasText && textClass !== this.#lastTextClass) this.textParts.push('\n')
    this.#lastTextClass = textClass
    this.#hasText = true
    this.textParts.push(text.value)
  }
}

/**
 * Returns a tree's text as a browser without scripts shows it, with line breaks around each block. Includes text in
 * `noscript` and in hidden elements, so that no word of a page is missed.
 */
export function extractVisibleText(node: Nodes, classifyText: TextClassifier = () => null): string {
  const builder = new VisibleTextBuilder(classifyText, false)
  builder.addNode(node)
  return builder.textParts.join('')
}

/** Returns a node's visible text, including the alternative text of pictures. */
export function extractVisibleTextWithPictures(node: Nodes): string {
  const builder = new VisibleTextBuilder(() => null, true)
  builder.addNode(node)
  return builder.textParts.join('')
}
