import type { Element, Nodes, Root, RootContent } from 'hast'

const isBodyElement = (node: RootContent): node is Element =>
  node.type === 'element' && (node.tagName === 'body' || node.tagName === 'frameset')

/** Returns a page's `body` or `frameset`, or the whole tree for a fragment that has neither. */
export function findPageBody(tree: Root): Nodes {
  const htmlElement = tree.children.find((node) => node.type === 'element' && node.tagName === 'html')
  const topNodes = htmlElement?.type === 'element' ? htmlElement.children : tree.children
  return topNodes.find((node) => isBodyElement(node as RootContent)) ?? tree
}
