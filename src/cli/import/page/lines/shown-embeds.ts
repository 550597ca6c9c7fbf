import type { Element, Nodes } from 'hast'
import { hiddenTags } from '../../../content/html/element-kinds.ts'
import { findEmbedUrl, isEmbed } from '../../../content/html/replace-embeds-with-links.ts'
import { getAttribute } from '../../markup/page-tree.ts'
import { isHidden } from './outside-elements.ts'

/** Minimum width and height in pixels: a smaller frame counts visitors and shows nothing. */
const minShownPixels = 2

const isSmallerThanShown = (element: Element, sizeAttribute: string) => {
  const size = getAttribute(element, sizeAttribute)
  return size !== null && /^\d+(?:px)?$/.test(size) && Number.parseInt(size, 10) < minShownPixels
}

/** False for an embed that is hidden or a pixel in size. */
export const isShownEmbed = (embed: Element): boolean =>
  !isHidden(embed) && !isSmallerThanShown(embed, 'width') && !isSmallerThanShown(embed, 'height')

/** Lists the outermost embeds that a page shows. */
function listOutermostShownEmbeds(node: Nodes): Element[] {
  if (!('children' in node)) return []
  if (node.type === 'element') {
    if (isHidden(node) || hiddenTags.has(node.tagName)) return []
    if (isEmbed(node)) return isShownEmbed(node) ? [node] : []
  }
  return node.children.flatMap(listOutermostShownEmbeds)
}

/** Returns the URL of an embed, which may be relative; `null` if there is none or it has no content of its own. */
function findContentUrlOfEmbed(embed: Element): string | null {
  const embedUrl = findEmbedUrl(embed) ?? getAttribute(embed, 'src') ?? getAttribute(embed, 'data') ?? ''
  return embedUrl === '' || /^\s*(?:javascript|about|data):/i.test(embedUrl) ? null : embedUrl
}

/** Lists the distinct URLs of the embeds that a page shows. */
export const listShownEmbedUrls = (tree: Nodes): string[] => [
  ...new Set(
    listOutermostShownEmbeds(tree)
      .map(findContentUrlOfEmbed)
      .filter((embedUrl) => embedUrl !== null),
  ),
]
