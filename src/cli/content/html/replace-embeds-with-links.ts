import type { Element, ElementContent, Nodes, Properties } from 'hast'
import { isElement, makeElement, textContent } from './element.ts'
import { toSafeLinkUrl } from './links.ts'
import { parseHtmlFragment } from './parse-html.ts'
import { videoUrlBuilderBySite } from './video-pages.ts'

/** Tags of elements that embed another page or a recording. An archive can only link to such content. */
const embedTags: ReadonlySet<string> = new Set([
  'iframe',
  'embed',
  'object',
  'video',
  'audio',
  'noembed',
  'noframes',
])

/** Functions that create the URL of an AMP component's content. Most components contain only an id. */
const ampUrlBuilderByTag: Readonly<Record<string, (properties: Properties) => string>> = {
  'amp-youtube': ({ dataVideoid }) => videoUrlBuilderBySite.youtube(dataVideoid),
  'amp-vimeo': ({ dataVideoid }) => videoUrlBuilderBySite.vimeo(dataVideoid),
  'amp-dailymotion': ({ dataVideoid }) => videoUrlBuilderBySite.dailymotion(dataVideoid),
  'amp-twitter': ({ dataTweetid }) => `https://twitter.com/i/status/${dataTweetid}`,
  'amp-instagram': ({ dataShortcode }) => `https://www.instagram.com/p/${dataShortcode}/`,
  'amp-facebook': ({ dataHref }) => String(dataHref),
}

/** True for an element that embeds another page or a recording. */
export const isEmbed = ({ tagName }: Element): boolean =>
  embedTags.has(tagName) || (tagName.startsWith('amp-') && tagName !== 'amp-img' && tagName !== 'amp-anim')

const toWebUrl = (url: unknown): string | null => {
  const linkUrl = toSafeLinkUrl(url)
  return linkUrl !== null && /^https?:/.test(linkUrl) ? linkUrl : null
}

/**
 * Returns the URL of an embed's content, from its attributes or from a source, parameter or embed inside it. Returns
 * `null` if none of these contains an http or https URL.
 */
export function findEmbedUrl(embed: Element): string | null {
  const { src, dataSrc, data, value, name, dataVideoid, dataTweetid, dataShortcode } = embed.properties
  const contentId = dataVideoid ?? dataTweetid ?? dataShortcode
  const createAmpUrl =
    contentId === undefined && embed.tagName !== 'amp-facebook'
      ? undefined
      : ampUrlBuilderByTag[embed.tagName]
  const canHoldUrl = embed.tagName !== 'param' || name === 'movie' || name === 'src'
  const candidateUrls = canHoldUrl ? [createAmpUrl?.(embed.properties), src, dataSrc, data, value] : []
  return candidateUrls.map(toWebUrl).find((url) => url !== null) ?? findNestedEmbedUrl(embed)
}

function findNestedEmbedUrl(embed: Element): string | null {
  for (const child of embed.children) {
    const url = isElement(child, 'source', 'param', 'embed', 'object') ? findEmbedUrl(child) : null
    if (url !== null) return url
  }
  return null
}

/** Returns an embed's fallback content. Parses it if the HTML parser treated it as text. */
function parseFallbackContent(embed: Element): ElementContent[] {
  if (!['iframe', 'noembed', 'noframes'].includes(embed.tagName)) return embed.children
  return parseHtmlFragment(textContent(embed)).children.filter(
    (node) => node.type === 'element' || node.type === 'text',
  )
}

const hasText = (nodes: readonly ElementContent[]) => nodes.some((node) => textContent(node).trim() !== '')
const hasLink = (node: Nodes): boolean =>
  isElement(node, 'a') || ('children' in node && node.children.some(hasLink))

/**
 * Creates a paragraph that links to an embed's content, with the fallback content or the URL as the link's text.
 * Returns only the fallback content if the embed has no URL or the fallback already contains a link.
 */
function createLinkOrFallback(embed: Element): Element {
  const [href, fallbackContent] = [
    findEmbedUrl(embed),
    parseFallbackContent(embed).map((node) => replaceEmbedsWithLinks(node)),
  ]
  if (href === null || fallbackContent.some(hasLink)) return makeElement('div', fallbackContent)
  const linkContent: ElementContent[] = hasText(fallbackContent)
    ? fallbackContent
    : [{ type: 'text', value: href }]
  return makeElement('p', [makeElement('a', linkContent, { href })])
}

/** Replaces every embed in a tree with a link. Social media posts that are quoted as text stay as they are. */
export function replaceEmbedsWithLinks<Tree extends Nodes>(tree: Tree): Tree {
  if (!('children' in tree)) return tree
  const children = tree.children.map((child) =>
    child.type === 'element' && isEmbed(child) ? createLinkOrFallback(child) : replaceEmbedsWithLinks(child),
  )
  return { ...tree, children }
}
