import type { Element, Nodes } from 'hast'
import { hiddenTags } from '../../../content/html/element-kinds.ts'
import { findEmbedUrl, isEmbed } from '../../../content/html/replace-embeds-with-links.ts'
import { getAttribute } from '../../markup/page-tree.ts'
import { isHidden } from './outside-elements.ts'

/** Minimum width and height of a visible embed, in pixels. A smaller frame counts visitors and shows nothing. */
const minShownPixels = 2

const isSmallerThanShown = (element: Element, sizeAttribute: string) => {
  const size = getAttribute(element, sizeAttribute)
  return size !== null && /^\d+(?:px)?$/.test(size) && Number.parseInt(size, 10) < minShownPixels
}

/** False for an embed that is hidden or less than two pixels in size. */
export const isShownEmbed = (embed: Element): boolean =>
  !isHidden(embed) && !isSmallerThanShown(embed, 'width') && !isSmallerThanShown(embed, 'height')

/** Lists a page's outermost visible embeds. */
function listOutermostShownEmbeds(node: Nodes): Element[] {
  if (!('children' in node)) return []
  if (node.type === 'element') {
    if (isHidden(node) || hiddenTags.has(node.tagName)) return []
    if (isEmbed(node)) return isShownEmbed(node) ? [node] : []
  }
  return node.children.flatMap(listOutermostShownEmbeds)
}

/** Returns an embed's URL, which may be relative. Returns `null` if there is none or the URL leads to no content. */
function findContentUrlOfEmbed(embed: Element): string | null {
  const embedUrl = findEmbedUrl(embed) ?? getAttribute(embed, 'src') ?? getAttribute(embed, 'data') ?? ''
  return embedUrl === '' || /^\s*(?:javascript|about|data):/i.test(embedUrl) ? null : embedUrl
}

/** Lists the distinct URLs of a page's visible embeds. */
export const listShownEmbedUrls = (tree: Nodes): string[] => [
  ...new Set(
    listOutermostShownEmbeds(tree)
      .map(findContentUrlOfEmbed)
      .filter((embedUrl) => embedUrl !== null),
  ),
]
