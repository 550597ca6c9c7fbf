import { Readability } from '@mozilla/readability'
import type { Nodes, Root } from 'hast'
import { toHtml } from 'hast-util-to-html'
import { parseHTML } from 'linkedom'
import { stampTree } from './stamped-tree.ts'
import { findSurvivors, type ReadabilityNode } from './survivors.ts'

type ReadableDocument = ConstructorParameters<typeof Readability>[0]

/** Limit of letters × depth. Readability reads the text of every ancestor again; above this, it takes minutes. */
const maxReadingCost = 20_000_000

/** Cost of an element, in letters. */
const elementCost = 20

const measureReadingCost = (node: Nodes, depth: number): number => {
  if (node.type === 'text') return node.value.length * depth
  if (!('children' in node)) return 0
  return node.children.reduce((sum, child) => sum + measureReadingCost(child, depth + 1), elementCost * depth)
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
