import type { Element, Root, RootContent } from 'hast'
import { findEmbedUrl, isEmbed } from '../../../content/html/replace-embeds-with-links.ts'
import { listElements } from '../../markup/page-tree.ts'
import { extractVisibleText } from '../../markup/visible-text.ts'
import { isBesideArticleOrHidden } from '../lines/article-elements.ts'
import { isOutsideArticle } from '../lines/outside-elements.ts'
import { findReasonForDropping } from '../lines/reason-for-dropping.ts'
import { isShownEmbed } from '../lines/shown-embeds.ts'
import { visitArticleTextParents } from './visit-article-text.ts'

/** Lists a node's visible embeds and their descendants. Returns an empty list if the node shows anything else. */
function listStandaloneEmbeds(node: RootContent): Element[] {
  if (node.type !== 'element' || isOutsideArticle(node) || isBesideArticleOrHidden(node)) return []
  if (findReasonForDropping(node) === 'advertisement') return []
  // Includes the embed's `param` and `source` elements, because one of them may contain its URL.
  if (isEmbed(node)) return isShownEmbed(node) && findEmbedUrl(node) !== null ? listElements(node) : []
  return extractVisibleText(node).trim() === '' ? node.children.flatMap(listStandaloneEmbeds) : []
}

/**
 * Returns the embeds within or between the kept elements of a page, with their descendants. Readability drops every
 * `iframe`, `object` and `embed` unless its URL is on a video site that Readability knows.
 */
export function collectDroppedEmbeds(
  tree: Root,
  isKept: (node: RootContent) => boolean,
): ReadonlySet<Element> {
  const embeds = new Set<Element>()
  visitArticleTextParents(tree, isKept, ({ node, children, childHasText, firstTextIndex, lastTextIndex }) => {
    const isKeptElement = node.type === 'element' && isKept(node)
    for (const [index, child] of children.entries())
      if (!childHasText[index] && (isKeptElement || (index > firstTextIndex && index < lastTextIndex)))
        for (const element of listStandaloneEmbeds(child)) embeds.add(element)
  })
  return embeds
}
