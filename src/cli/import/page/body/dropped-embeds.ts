import type { Element, Root, RootContent } from 'hast'
import { findEmbedUrl, isEmbed } from '../../../content/html/replace-embeds-with-links.ts'
import { listElements } from '../../markup/page-tree.ts'
import { extractVisibleText } from '../../markup/visible-text.ts'
import { isBesideArticleOrHidden } from '../lines/article-elements.ts'
import { isOutsideArticle } from '../lines/outside-elements.ts'
import { findReasonForDropping } from '../lines/reason-for-dropping.ts'
import { isShownEmbed } from '../lines/shown-embeds.ts'
import { visitArticleTextParents } from './visit-article-text.ts'

/** Adds a node's visible embeds and their descendants to `embeds`, if the node has no visible text. */
function collectStandaloneEmbeds(node: RootContent, embeds: Set<Element>): void {
  if (node.type !== 'element' || isOutsideArticle(node) || isBesideArticleOrHidden(node)) return
  if (findReasonForDropping(node) === 'advertisement') return
  if (isEmbed(node)) {
    if (!isShownEmbed(node) || findEmbedUrl(node) === null) return
    // Adds the embed's `param` and `source` elements too, because one of them may contain its URL.
    for (const element of listElements(node)) embeds.add(element)
  } else if (extractVisibleText(node).trim() === '')
    for (const child of node.children) collectStandaloneEmbeds(child, embeds)
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
        collectStandaloneEmbeds(child, embeds)
  })
  return embeds
}
