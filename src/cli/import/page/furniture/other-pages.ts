import type { Element, ElementContent } from 'hast'
import { isElement, textContent } from '../../../content/html/element.ts'
import { type KnownFields, toLetters } from '../lines/known-fields.ts'
import { isLinksOnly } from '../lines/link-list.ts'

/** Minimum letters of a headline: a shorter link may be any word. */
const minHeadlineLetters = 20

const listLinks = (node: ElementContent): Element[] => {
  if (isElement(node, 'a')) return [node]
  return 'children' in node ? node.children.flatMap(listLinks) : []
}

const isOnSite = (link: Element, site: string | null) => {
  const url = URL.parse(String(link.properties.href ?? ''))
  return url === null || url.host === site
}

/** True for a block of nothing but headline-long links to other pages of the site. */
export function leadsToOtherPages(block: Element, { url }: KnownFields): boolean {
  if (!isLinksOnly(block)) return false
  const site = url === null ? null : (URL.parse(url)?.host ?? null)
  return listLinks(block).every(
    (link) => toLetters(textContent(link)).length >= minHeadlineLetters && isOnSite(link, site),
  )
}

const isPictureFile = (link: Element) =>
  /\.(?:avif|gif|jpe?g|png|webp)(?:[?#]|$)/i.test(String(link.properties.href))

/** True for a list whose items each link to pages of the site under a headline; items may contain a picture. */
export function isCardList(list: Element, { url }: KnownFields): boolean {
  const site = url === null ? null : (URL.parse(url)?.host ?? null)
  const items = list.children.filter((child): child is Element => isElement(child, 'li'))
  return (
    items.length >= minCards &&
    items.every((item) => {
      const links = listLinks(item)
      return (
        isLinksOnly(item) &&
        links.some((link) => toLetters(textContent(link)).length >= minHeadlineLetters) &&
        links.every((link) => isOnSite(link, site) && !isPictureFile(link))
      )
    })
  )
}

const minCards = 2
