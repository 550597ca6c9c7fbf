import type { Element, ElementContent } from 'hast'
import { isElement, textContent } from '../../../content/html/element.ts'
import { type Known, letters } from '../lines/known-lines.ts'
import { isLinksOnly } from '../lines/link-list.ts'

/** Letters of a headline: a shorter link may be any word. */
const leastOfHeadline = 20

const linksIn = (node: ElementContent): Element[] => {
  if (isElement(node, 'a')) return [node]
  return 'children' in node ? node.children.flatMap(linksIn) : []
}

const isOnSite = (link: Element, site: string | null) => {
  const url = URL.parse(String(link.properties.href ?? ''))
  return url === null || url.host === site
}

/** True for a block of nothing but headline-long links to other pages of the site. */
export function leadsToOtherPages(block: Element, { url }: Known): boolean {
  if (!isLinksOnly(block)) return false
  const site = url === null ? null : (URL.parse(url)?.host ?? null)
  return linksIn(block).every(
    (link) => letters(textContent(link)).length >= leastOfHeadline && isOnSite(link, site),
  )
}

const isPictureFile = (link: Element) =>
  /\.(?:avif|gif|jpe?g|png|webp)(?:[?#]|$)/i.test(String(link.properties.href))

/** True for a list whose items each link to pages of the site under a headline; items may contain a picture. */
export function isCardList(list: Element, { url }: Known): boolean {
  const site = url === null ? null : (URL.parse(url)?.host ?? null)
  const items = list.children.filter((child): child is Element => isElement(child, 'li'))
  return (
    items.length >= fewestCards &&
    items.every((item) => {
      const links = linksIn(item)
      return (
        isLinksOnly(item) &&
        links.some((link) => letters(textContent(link)).length >= leastOfHeadline) &&
        links.every((link) => isOnSite(link, site) && !isPictureFile(link))
      )
    })
  )
}

const fewestCards = 2
