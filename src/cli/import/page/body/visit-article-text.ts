import type { Nodes, RootContent } from 'hast'

/** A node that contains article text, with its children. */
export interface ArticleTextParent {
  node: Nodes
  children: readonly RootContent[]
  childHasText: readonly boolean[]
  /** Indexes of the first and last child that contain article text. */
  firstTextIndex: number
  lastTextIndex: number
}

/**
 * Visits the nodes of a page that contain article text, children before parents.
 * @param isKept true for a text node of the article
 */
export function visitArticleTextParents(
  root: Nodes,
  isKept: (node: RootContent) => boolean,
  visitParent: (parent: ArticleTextParent) => void,
): void {
  const visitAndCheckForText = (node: Nodes): boolean => {
    if (node.type === 'text') return node.value.trim() !== '' && isKept(node)
    if (!('children' in node)) return false
    const children = node.children as RootContent[]
    const childHasText = children.map(visitAndCheckForText)
    const [firstTextIndex, lastTextIndex] = [childHasText.indexOf(true), childHasText.lastIndexOf(true)]
    if (firstTextIndex >= 0) visitParent({ node, children, childHasText, firstTextIndex, lastTextIndex })
    return firstTextIndex >= 0
  }
  visitAndCheckForText(root)
}
