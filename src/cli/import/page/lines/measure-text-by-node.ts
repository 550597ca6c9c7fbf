import type { Nodes } from 'hast'
import { isInvisible } from '../../markup/visible-text.ts'

/**
 * Measures the visible text of a tree and of each element in it: the sum of `measureNode` over the node and the visible
 * nodes below it. Invisible elements are not in the map.
 */
export function measureTextByNode(
  tree: Nodes,
  measureNode: (node: Nodes) => number,
): ReadonlyMap<Nodes, number> {
  const lengthByNode = new Map<Nodes, number>()
  const measure = (node: Nodes): number => {
    if (!('children' in node)) return measureNode(node)
    if (isInvisible(node)) return 0
    let length = measureNode(node)
    for (const child of node.children) length += measure(child)
    lengthByNode.set(node, length)
    return length
  }
  measure(tree)
  return lengthByNode
}
