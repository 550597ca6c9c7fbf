import type { Element, ElementContent } from 'hast'
import { isElement, textContent } from '../../../content/html/element.ts'
import { type KnownFields, toLetters } from '../lines/known-fields.ts'
import { isServiceAddress } from '../lines/service-addresses.ts'

const listAddresses = (node: ElementContent): string[] => {
  if (isElement(node, 'a')) return [String(node.properties.href ?? '')]
  return 'children' in node ? node.children.flatMap(listAddresses) : []
}

/** Letters: a longer paragraph is text of the article. */
const maxServiceLetters = 300

const isServiceText = (node: ElementContent, site: string | null): boolean => {
  const addresses = listAddresses(node)
  return (
    addresses.length > 0 &&
    addresses.every((address) => isServiceAddress(address, site)) &&
    toLetters(textContent(node)).length <= maxServiceLetters
  )
}

/** True for a line, or a list of lines, all of whose links lead to newsletters, subscriptions, apps or accounts. */
export function isServiceLine(block: Element, { url }: KnownFields): boolean {
  const site = url === null ? null : (URL.parse(url)?.host ?? null)
  return isElement(block, 'ul', 'ol')
    ? block.children.every((child) => !isElement(child, 'li') || isServiceText(child, site))
    : isElement(block, 'p', 'h2', 'h3', 'h4') && isServiceText(block, site)
}
