import type { Element, ElementContent } from 'hast'
import { isElement, textContent } from '../../../content/html/element.ts'
import { toLettersAndDigits } from '../../../content/html/to-letters-and-digits.ts'
import type { KnownFields } from '../lines/known-fields.ts'
import { listBlockLinks } from '../lines/link-list.ts'
import { isServiceUrl, isSocialAccountUrl } from '../lines/service-urls.ts'
import { hostOfUrl } from '../lines/site-hosts.ts'

/** Maximum number of letters. A longer paragraph belongs to the article. */
const maxServiceLineLetters = 300

const linksOnlyToServices = (node: ElementContent, siteHost: string | null): boolean => {
  const links = listBlockLinks(node)
  return (
    links.length > 0 &&
    links.every(({ properties }) => isServiceUrl(String(properties.href ?? ''), siteHost)) &&
    toLettersAndDigits(textContent(node)).length <= maxServiceLineLetters
  )
}

const isListItem = (node: ElementContent): node is Element => isElement(node, 'li')

const linksOnlyToSocialAccounts = (listItem: Element): boolean => {
  const links = listBlockLinks(listItem)
  return (
    links.length > 0 && links.every(({ properties }) => isSocialAccountUrl(String(properties.href ?? '')))
  )
}

/** Minimum number of service entries in a list. A single one may be part of another kind of list. */
const minServiceItems = 2

/** True for a list whose entries all lead to newsletters, apps or social accounts, most of them the newspaper's. */
export function isServiceList(list: Element, { url }: KnownFields): boolean {
  if (!isElement(list, 'ul', 'ol')) return false
  const [siteHost, items] = [hostOfUrl(url), list.children.filter(isListItem)]
  const serviceItems = items.filter((item) => linksOnlyToServices(item, siteHost))
  const otherItems = items.filter((item) => !serviceItems.includes(item))
  return (
    serviceItems.length >= minServiceItems &&
    otherItems.length < serviceItems.length &&
    otherItems.every(linksOnlyToSocialAccounts)
  )
}

/** True for a line or list that links only to newsletters, subscriptions, apps or the newspaper's accounts. */
export function isServiceLine(block: Element, { url }: KnownFields): boolean {
  const siteHost = hostOfUrl(url)
  return isElement(block, 'ul', 'ol')
    ? block.children.every((child) => !isListItem(child) || linksOnlyToServices(child, siteHost))
    : isElement(block, 'p', 'h2', 'h3', 'h4') && linksOnlyToServices(block, siteHost)
}
