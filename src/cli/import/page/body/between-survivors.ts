import type { Element, Nodes, Root, RootContent, Text } from 'hast'
import { textContent } from '../../../content/html/element.ts'
import { collectTexts, getAttribute } from '../../markup/page-tree.ts'
import { hasSentenceLength, toLetters } from '../lines/known-fields.ts'
import { countLinkedLetters } from '../lines/link-list.ts'
import { isOutsideArticle } from '../lines/outside-elements.ts'
import { isBeside } from '../lines/own-elements.ts'

/** Elements that can hold paragraphs. */
const paragraphTags: ReadonlySet<string> = new Set(['p', 'div', 'section'])

/** A paragraph has at most this share of its letters in links. */
const maxLinkedShare = 0.5

function isProse(element: Element): boolean {
  if (isOutsideArticle(element) || isBeside(element)) return false
  const line = toLetters(textContent(element))
  return hasSentenceLength(line) && countLinkedLetters(element) <= line.length * maxLinkedShare
}

/** Identifies a template by tag and classes. */
const identifyTemplate = (element: Element): string =>
  `${element.tagName} ${getAttribute(element, 'className') ?? (element.tagName === 'p' ? '' : '?')}`

class ParagraphRestorer {
  readonly texts = new Set<Text>()
  readonly #isKept: (node: RootContent) => boolean

  constructor(isKept: (node: RootContent) => boolean) {
    this.#isKept = isKept
  }

  /** True when a node contains text of the article. */
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
    const templates = new Set(
      elements.flatMap((each, at) => (each && holds[at] ? [identifyTemplate(each)] : [])),
    )
    for (const [index, each] of elements.entries()) {
      if (each === null || holds[index] || !paragraphTags.has(each.tagName)) continue
      if (templates.has(identifyTemplate(each)) && isProse(each)) collectTexts(each, this.texts)
    }
  }
}

/**
 * Returns the text of paragraphs between kept ones of the same tag and classes. Readability drops paragraphs with many
 * links as if they were lists of links.
 */
export function findTextsBetween(tree: Root, isKept: (node: RootContent) => boolean): ReadonlySet<Text> {
  const restoring = new ParagraphRestorer(isKept)
  restoring.visit(tree)
  return restoring.texts
}
