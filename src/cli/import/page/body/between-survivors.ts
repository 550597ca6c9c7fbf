import type { Element, Nodes, Root, RootContent, Text } from 'hast'
import { textContent } from '../../../content/html/element.ts'
import { collectTexts, getAttribute } from '../../markup/page-tree.ts'
import { isSentence, letters } from '../lines/known-lines.ts'
import { linkedLetters } from '../lines/link-list.ts'
import { isOutside } from '../lines/outside-article.ts'
import { isBeside } from '../lines/own-part.ts'

/** Elements that hold a paragraph, or several. */
const paragraphTags: ReadonlySet<string> = new Set(['p', 'div', 'section'])

/** A paragraph has more words of its own than words in links. */
const mostLinked = 0.5

function isProse(element: Element): boolean {
  if (isOutside(element) || isBeside(element)) return false
  const line = letters(textContent(element))
  return isSentence(line) && linkedLetters(element) <= line.length * mostLinked
}

/** Elements of one template have the same tag and classes. */
const templateOf = (element: Element): string =>
  `${element.tagName} ${getAttribute(element, 'className') ?? (element.tagName === 'p' ? '' : '?')}`

class Restoring {
  readonly texts = new Set<Text>()
  readonly #isKept: (node: RootContent) => boolean

  constructor(isKept: (node: RootContent) => boolean) {
    this.#isKept = isKept
  }

  /** True when a node holds text of the article. */
  visit(node: Nodes): boolean {
    if (node.type === 'text') return node.value.trim() !== '' && this.#isKept(node)
    if (!('children' in node)) return false
    const holds = node.children.map((child) => this.visit(child))
    const [first, last] = [holds.indexOf(true), holds.lastIndexOf(true)]
    if (last > first + 1) this.#restore(node.children.slice(first, last + 1), holds.slice(first))
    return first >= 0
  }

  #restore(nodes: readonly Nodes[], holds: readonly boolean[]): void {
    const elements = nodes.map((node) => (node.type === 'element' ? node : null))
    const templates = new Set(elements.flatMap((each, at) => (each && holds[at] ? [templateOf(each)] : [])))
    for (const [index, each] of elements.entries()) {
      if (each === null || holds[index] || !paragraphTags.has(each.tagName)) continue
      if (templates.has(templateOf(each)) && isProse(each)) collectTexts(each, this.texts)
    }
  }
}

/**
 * The text of paragraphs that stand between kept ones and are made as they are, by tag and classes: links in a
 * paragraph make Readability take it for a list of them.
 */
export function textsBetween(tree: Root, isKept: (node: RootContent) => boolean): ReadonlySet<Text> {
  const restoring = new Restoring(isKept)
  restoring.visit(tree)
  return restoring.texts
}
