import { Readability } from '@mozilla/readability'
import type { Element, Nodes, Root } from 'hast'
import { toHtml } from 'hast-util-to-html'
import { parseHTML } from 'linkedom'
import { isElement, textContent } from '../../../content/html/element.ts'
import { pruneToReadableArticle, type ReadabilityNode } from './prune-to-readable-article.ts'
import { stampTree } from './stamped-tree.ts'

type ReadabilityDocument = ConstructorParameters<typeof Readability>[0]

/** Maximum sum of letters × depth. Readability rereads text for every ancestor and takes minutes above this sum. */
const maxReadingCost = 20_000_000

/** Cost of an element, and of comparing two letters, each expressed in letters. */
const [elementCost, comparisonCost] = [20, 0.05]

/** Estimates the cost of comparing a heading with the page's title, which may be as long as the heading. */
const estimateHeadingCost = (node: Element): number =>
  isElement(node, 'h1', 'h2') ? textContent(node).length ** 2 * comparisonCost : 0

const estimateReadingCost = (node: Nodes, depth: number): number => {
  if (node.type === 'text') return node.value.length * depth
  if (!('children' in node)) return 0
  const ownCost = elementCost * depth + (node.type === 'element' ? estimateHeadingCost(node) : 0)
  return node.children.reduce((sum, child) => sum + estimateReadingCost(child, depth + 1), ownCost)
}

/** Returns Readability's article, or `null` if it finds none or throws, as it does on unusual markup. */
function findReadabilityArticle(html: string): ReadabilityNode | null {
  let articleNode: ReadabilityNode | null = null
  const captureArticleNode = (foundNode: unknown) => {
    articleNode = foundNode as ReadabilityNode
    return ''
  }
  const { document } = parseHTML(html)
  const options = { keepClasses: true, disableJSONLD: true, serializer: captureArticleNode }
  try {
    new Readability(document as unknown as ReadabilityDocument, options).parse()
  } catch {
    return null
  }
  return articleNode
}

/**
 * Returns the part of a page that Readability considers the article, as copied elements with the page's own text nodes.
 * Returns `null` if there is none or the page is too large. `chooseBody` corrects this heuristic.
 */
export function extractReadablePart(tree: Root): Root | null {
  const stampedTree = stampTree(tree)
  if (estimateReadingCost(stampedTree.tree, 0) > maxReadingCost) return null
  const articleNode = findReadabilityArticle(toHtml(stampedTree.tree))
  return articleNode === null ? null : pruneToReadableArticle(tree, stampedTree, articleNode)
}
