import type { Element, ElementContent } from 'hast'
import { isElement, textContent } from '../../../content/html/element.ts'
import { type KnownFields, toLetters } from '../lines/known-fields.ts'
import { listLinks } from '../lines/link-list.ts'
import { isServiceAddress } from '../lines/service-addresses.ts'
import { hostOfPage } from '../lines/site-hosts.ts'

/** Letters: a longer paragraph is text of the article. */
const maxServiceLetters = 300

const isServiceText = (node: ElementContent, site: string | null): boolean => {
  const links = listLinks(node)
  return (
    links.length > 0 &&
    links.every(({ properties }) => isServiceAddress(String(properties.href ?? ''), site)) &&
    toLetters(textContent(node)).length <= maxServiceLetters
  )
}

/** True for a line, or a list of lines, all of whose links lead to newsletters, subscriptions, apps or accounts. */
export function isServiceLine(block: Element, { url }: KnownFields): boolean {
  const site = hostOfPage(url)
  return isElement(block, 'ul', 'ol')
    ? block.children.every((child) => !isElement(child, 'li') || isServiceText(child, site))
    : isElement(block, 'p', 'h2', 'h3', 'h4') && isServiceText(block, site)
}
