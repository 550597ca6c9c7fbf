import type { Element, Root, RootContent } from 'hast'
import { isElement, toOneLine } from '../../content/html/element.ts'
import { parseHtmlFragment } from '../../content/html/parse-html.ts'
import type { DroppedBlock } from '../accounting/word-account.ts'
import { getAttribute, hasAttributeWord, listElements } from '../markup/page-tree.ts'
import { replaceDrawingsWithMissingPictures } from '../markup/replace-drawings-with-missing-pictures.ts'
import { extractVisibleText } from '../markup/visible-text.ts'

/** A post's body without the elements that Substack adds to it, and the text of those elements. */
export interface SubstackBody {
  tree: Root
  /** All visible text of the body, including the dropped elements. */
  sourceText: string
  droppedBlocks: DroppedBlock[]
}

/** Classes of elements that Substack adds to a post, with the reason for dropping them. */
const serviceClassesWithReasons: readonly (readonly [string, string])[] = [
  ['subscription-widget-wrap', 'newsletter'],
  ['subscription-widget-wrap-editor', 'newsletter'],
  ['captioned-button-wrap', 'newsletter'],
  ['install-substack-app-embed', 'newsletter'],
  ['paywall-jump', 'newsletter'],
]

const buttonClassName = 'button-wrapper'

/**
 * Matches the URL of a button for subscribing, sharing, commenting and the like, and any URL that Substack
 * fills in, such as `%%share_url%%`.
 */
const serviceUrlPattern =
  /%%|\/subscribe\b|\/comments?\b|[?&](?:action=share|gift=true)|\/(?:survey|leaderboard)\b/

const hasClassName = (element: Element, className: string) =>
  hasAttributeWord(element, 'className', className)

const listLinks = (element: Element) => listElements(element).filter(({ tagName }) => tagName === 'a')

/**
 * Returns the reason for dropping an element that Substack added, or `null` if the element belongs to the
 * post.
 */
function findDropReason(element: Element): string | null {
  const classWithReason = serviceClassesWithReasons.find(([className]) => hasClassName(element, className))
  if (classWithReason) return classWithReason[1]
  if (!hasClassName(element, buttonClassName)) return null
  const linksOnlyToService = listLinks(element).every((link) =>
    serviceUrlPattern.test(getAttribute(link, 'href') ?? ''),
  )
  return linksOnlyToService ? 'button' : null
}

/** Elements that show content other than text. */
const mediaTags = ['img', 'iframe', 'video', 'audio', 'object', 'embed'] as const

/**
 * Returns the URL in an empty placeholder, which a script would replace with a post or video. Returns `null`
 * for any other element, and for a placeholder without a URL.
 */
function findEmbedUrl(element: Element): string | null {
  const dataAttributesJson = getAttribute(element, 'dataAttrs')
  if (dataAttributesJson === null || extractVisibleText(element).trim() !== '') return null
  if (listElements(element).some((each) => isElement(each, ...mediaTags))) return null
  try {
    const { url, canonical_url } = JSON.parse(dataAttributesJson) as Record<string, unknown>
    const embedUrl = [url, canonical_url].find(
      (each) => typeof each === 'string' && /^https?:\/\//.test(each),
    )
    return typeof embedUrl === 'string' ? embedUrl : null
  } catch {
    return null
  }
}

export const createLinkParagraph = (url: string): Element => ({
  type: 'element',
  tagName: 'p',
  properties: {},
  children: [
    {
      type: 'element',
      tagName: 'a',
      properties: { href: url },
      children: [{ type: 'text', value: url }],
    },
  ],
})

/** Parses a post's HTML. Replaces embeds with links, and drops the elements that Substack added. */
export function readSubstackBody(html: string): SubstackBody {
  const sourceTree = parseHtmlFragment(html)
  const sourceText = extractVisibleText(sourceTree)
  replaceDrawingsWithMissingPictures(sourceTree)
  const droppedBlocks: DroppedBlock[] = []
  const convertNode = (node: RootContent): RootContent[] => {
    if (node.type !== 'element') return [node]
    const reason = findDropReason(node)
    if (reason !== null) {
      const text = toOneLine(extractVisibleText(node))
      if (text !== '') droppedBlocks.push({ reason, text })
      return []
    }
    const embedUrl = findEmbedUrl(node)
    if (embedUrl !== null) return [createLinkParagraph(embedUrl)]
    return [{ ...node, children: node.children.flatMap(convertNode) as Element['children'] }]
  }
  const tree: Root = { type: 'root', children: sourceTree.children.flatMap(convertNode) }
  return { tree, sourceText, droppedBlocks }
}
