import type { Element, Nodes, Root, RootContent } from 'hast'

const isBody = (node: RootContent): node is Element =>
  node.type === 'element' && (node.tagName === 'body' || node.tagName === 'frameset')

/** Returns `body` or `frameset`; the whole tree when it is a fragment. */
export function findPageBody(tree: Root): Nodes {
  const html = tree.children.find((node) => node.type === 'element' && node.tagName === 'html')
  const bodyNodes = html?.type === 'element' ? html.children : tree.children
  return bodyNodes.find((node) => isBody(node as RootContent)) ?? tree
}
