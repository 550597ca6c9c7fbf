import type { Element, ElementContent, Nodes, Properties } from 'hast'
import { isElement, makeElement, textContent } from '../../content/html/element.ts'
import { toLinkTarget } from '../../content/html/links.ts'
import { parseHtml } from '../../content/html/parse-html.ts'
import { videoPages } from './video-pages.ts'

/** Elements that show another page or a recording, which an archive can only link to. */
const embeds: ReadonlySet<string> = new Set([
  'iframe',
  'embed',
  'object',
  'video',
  'audio',
  'noembed',
  'noframes',
])

/** AMP's components that name what they show by an id. */
const ampPages: Readonly<Record<string, (properties: Properties) => string>> = {
  'amp-youtube': ({ dataVideoid }) => videoPages.youtube(dataVideoid),
  'amp-vimeo': ({ dataVideoid }) => videoPages.vimeo(dataVideoid),
  'amp-dailymotion': ({ dataVideoid }) => videoPages.dailymotion(dataVideoid),
  'amp-twitter': ({ dataTweetid }) => `https://twitter.com/i/status/${dataTweetid}`,
  'amp-instagram': ({ dataShortcode }) => `https://www.instagram.com/p/${dataShortcode}/`,
  'amp-facebook': ({ dataHref }) => String(dataHref),
}

const isEmbed = ({ tagName }: Element) =>
  embeds.has(tagName) || (tagName.startsWith('amp-') && tagName !== 'amp-img' && tagName !== 'amp-anim')

const webPage = (url: unknown): string | null => {
  const target = toLinkTarget(url)
  return target !== null && /^https?:/.test(target) ? target : null
}

/** What an embed shows: by its own attribute, or by that of a source, parameter or embed inside it. */
function shownBy(embed: Element): string | null {
  const { src, dataSrc, data, value, name, dataVideoid, dataTweetid, dataShortcode } = embed.properties
  const byId = dataVideoid ?? dataTweetid ?? dataShortcode
  const amp = byId === undefined && embed.tagName !== 'amp-facebook' ? undefined : ampPages[embed.tagName]
  const isMovie = embed.tagName !== 'param' || name === 'movie' || name === 'src'
  const own = isMovie ? [amp?.(embed.properties), src, dataSrc, data, value] : []
  return own.map(webPage).find((url) => url !== null) ?? shownInside(embed)
}

function shownInside(embed: Element): string | null {
  for (const child of embed.children) {
    const url = isElement(child, 'source', 'param', 'embed', 'object') ? shownBy(child) : null
    if (url !== null) return url
  }
  return null
}

/** Content that stands where an embed cannot be shown. That of some elements reaches us as unparsed text. */
function fallbackOf(embed: Element): ElementContent[] {
  if (!['iframe', 'noembed', 'noframes'].includes(embed.tagName)) return embed.children
  return parseHtml(textContent(embed)).children.filter(
    (node) => node.type === 'element' || node.type === 'text',
  )
}

const hasWords = (nodes: readonly ElementContent[]) => nodes.some((node) => textContent(node).trim() !== '')
const hasLink = (node: Nodes): boolean =>
  isElement(node, 'a') || ('children' in node && node.children.some(hasLink))

/** A link to what an embed shows, around the text that stood in for it; its URL when there was none. */
function linkFor(embed: Element): Element {
  const [href, fallback] = [shownBy(embed), fallbackOf(embed).map((node) => linkEmbeds(node))]
  if (href === null || fallback.some(hasLink)) return makeElement('div', fallback)
  const text: ElementContent[] = hasWords(fallback) ? fallback : [{ type: 'text', value: href }]
  return makeElement('p', [makeElement('a', text, { href })])
}

/** A tree in which every embed is a link. Quoted posts of social media are text already, and stay. */
export function linkEmbeds<Tree extends Nodes>(tree: Tree): Tree {
  if (!('children' in tree)) return tree
  const children = tree.children.map((child) =>
    child.type === 'element' && isEmbed(child) ? linkFor(child) : linkEmbeds(child),
  )
  return { ...tree, children }
}
