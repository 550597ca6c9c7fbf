import type { Element, Root, RootContent } from 'hast'
import { findEmbedUrl, isEmbed } from '../../../content/html/replace-embeds-with-links.ts'
import { listElements } from '../../markup/page-tree.ts'
import { extractVisibleText } from '../../markup/visible-text.ts'
import { isOutsideArticle } from '../lines/outside-elements.ts'
import { isBesideArticle } from '../lines/own-elements.ts'
import { findReasonForDropping } from '../lines/reason-for-dropping.ts'
import { isShownEmbed } from '../lines/shown-embeds.ts'
import { visitArticleText } from './visit-article-text.ts'

/** Collects the embeds of a part that shows nothing else. */
function collectEmbeds(part: RootContent, embeds: Set<Element>): void {
  if (part.type !== 'element' || isOutsideArticle(part) || isBesideArticle(part)) return
  if (findReasonForDropping(part) === 'advertisement') return
  if (isEmbed(part)) {
    if (!isShownEmbed(part) || findEmbedUrl(part) === null) return
    // Includes its `param` and `source` elements, since one of them may hold the embed's URL.
    for (const element of listElements(part)) embeds.add(element)
  } else if (extractVisibleText(part).trim() === '')
    for (const child of part.children) collectEmbeds(child, embeds)
}

/**
 * Returns the embeds inside or between the kept elements of a page. Readability drops every `iframe`, `object` and
 * `embed` whose address is not on a video site that it knows.
 */
export function findEmbedsBetweenSurvivors(
  tree: Root,
  isKept: (node: RootContent) => boolean,
): ReadonlySet<Element> {
  const embeds = new Set<Element>()
  visitArticleText(tree, isKept, ({ node, children, childHasText, firstIndex, lastIndex }) => {
    const isWhole = node.type === 'element' && isKept(node)
    for (const [index, child] of children.entries())
      if (!childHasText[index] && (isWhole || (index > firstIndex && index < lastIndex)))
        collectEmbeds(child, embeds)
  })
  return embeds
}
