import type { Element, Nodes, Root, RootContent, Text } from 'hast'
import { isElement } from '../../../content/html/element.ts'
import { isBlockTag } from '../../../content/html/element-kinds.ts'
import { isInvisible } from '../../markup/visible-text.ts'

const isBlank = ({ value }: Text) => value.trim() === ''

/** Numbers the visible, non-blank text nodes of a page in document order. */
function numberTextNodes(node: Nodes, numberByText = new Map<Text, number>()): ReadonlyMap<Text, number> {
  if (node.type === 'text' && !isBlank(node)) numberByText.set(node, numberByText.size)
  if ('children' in node && !isInvisible(node))
    for (const child of node.children) numberTextNodes(child, numberByText)
  return numberByText
}

const [wordEndPattern, wordStartPattern] = [/[\p{L}\p{N}]$/u, /^[\p{L}\p{N}]/u]

/** Copies a part of a page, and adds a space between words where the page has text that the part lacks. */
class WordSeparator {
  readonly #numberByText: ReadonlyMap<Text, number>
  /** Number of spaces added so far. */
  addedSpaceCount = 0
  /** The last text node copied to the current line; `null` at the start of a line and after white space. */
  #previousText: Text | null = null

  constructor(page: Root) {
    this.#numberByText = numberTextNodes(page)
  }

  #isSeparatedOnPage(text: Text): boolean {
    if (this.#previousText === null) return false
    const [previousNumber, textNumber] = [
      this.#numberByText.get(this.#previousText),
      this.#numberByText.get(text),
    ]
    if (previousNumber === undefined || textNumber === undefined || textNumber <= previousNumber + 1)
      return false
    return wordEndPattern.test(this.#previousText.value) && wordStartPattern.test(text.value)
  }

  #copyText(text: Text): RootContent[] {
    const needsSpace = this.#isSeparatedOnPage(text)
    this.#previousText = isBlank(text) ? null : text
    if (!needsSpace) return [text]
    this.addedSpaceCount++
    return [{ type: 'text', value: ' ' }, text]
  }

  #copyElement(element: Element): Element {
    const isLineBoundary = isBlockTag(element.tagName) || isElement(element, 'br')
    if (isLineBoundary) this.#previousText = null
    const children = this.copyNodes(element.children) as Element['children']
    if (isLineBoundary) this.#previousText = null
    return { ...element, children }
  }

  copyNodes(nodes: readonly RootContent[]): RootContent[] {
    return nodes.flatMap((node) => {
      if (node.type === 'text') return this.#copyText(node)
      return node.type === 'element' ? [this.#copyElement(node)] : [node]
    })
  }
}

/**
 * Adds a space between two words of a part of a page if the page has other text between them, such as an icon's label:
 * `2020` and `5 min` in `2020<i hidden>time</i>5 min`. `H<i></i>2O` stays one word.
 * @returns the part itself if no space is needed
 */
export function separateJoinedWords(part: Root, pageTree: Root): Root {
  const separator = new WordSeparator(pageTree)
  const children = separator.copyNodes(part.children)
  return separator.addedSpaceCount === 0 ? part : { ...part, children }
}
