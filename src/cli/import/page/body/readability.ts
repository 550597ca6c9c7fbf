import { Readability } from '@mozilla/readability'
import type { Element, Nodes, Root } from 'hast'
import { toHtml } from 'hast-util-to-html'
import { parseHTML } from 'linkedom'
import { isElement, textContent } from '../../../content/html/element.ts'
import { stampTree } from './stamped-tree.ts'
import { findSurvivors, type ReadabilityNode } from './survivors.ts'

type ReadableDocument = ConstructorParameters<typeof Readability>[0]

/** Limit of letters × depth. Readability reads the text of every ancestor again; above this, it takes minutes. */
const maxReadingCost = 20_000_000

/** Cost of an element, in letters, and of comparing two letters. */
const [elementCost, comparisonCost] = [20, 0.05]

/** Readability looks for each word of a heading among all words of the title, which can be a heading's text too. */
const measureHeadingCost = (node: Element): number =>
  isElement(node, 'h1', 'h2') ? textContent(node).length ** 2 * comparisonCost : 0

const measureReadingCost = (node: Nodes, depth: number): number => {
  if (node.type === 'text') return node.value.length * depth
  if (!('children' in node)) return 0
  const ownCost = elementCost * depth + (node.type === 'element' ? measureHeadingCost(node) : 0)
  return node.children.reduce((sum, child) => sum + measureReadingCost(child, depth + 1), ownCost)
}

/** Runs Readability; `null` when it finds no article or throws, as it does on unusual markup. */
function extractArticle(html: string): ReadabilityNode | null {
  let article: ReadabilityNode | null = null
  const serializer = (found: unknown) => {
    article = found as ReadabilityNode
    return ''
  }
  const { document } = parseHTML(html)
  const options = { keepClasses: true, disableJSONLD: true, serializer }
  try {
    new Readability(document as unknown as ReadableDocument, options).parse()
  } catch {
    return null
  }
  return article
}

/**
 * Returns the part of a page that Readability considers the article, as copied elements with the page's own text nodes;
 * `null` if it finds none. `chooseBody` corrects this heuristic.
 */
export function extractReadablePart(tree: Root): Root | null {
  const stampedTree = stampTree(tree)
  if (measureReadingCost(stampedTree.tree, 0) > maxReadingCost) return null
  const article = extractArticle(toHtml(stampedTree.tree))
  return article === null ? null : findSurvivors(tree, stampedTree, article)
}
