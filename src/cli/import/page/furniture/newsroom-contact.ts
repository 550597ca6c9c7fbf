import type { Element, ElementContent } from 'hast'
import { isElement, textContent } from '../../../content/html/element.ts'
import { toLettersAndDigits } from '../../../content/html/to-letters-and-digits.ts'
import type { KnownFields } from '../lines/known-fields.ts'
import { listBlockLinks } from '../lines/link-list.ts'
import { extractRegisteredHostName, hostOfUrl } from '../lines/site-hosts.ts'

/** Maximum number of letters. A longer paragraph belongs to the article. */
const maxContactLetters = 200

/** Matches a section's path, which has one or two words. An article's path has a date, an id or more words. */
const sectionPathPattern = /^\/[a-z]+(?:-[a-z]+)?\/?$/i

const resolveLinkTarget = ({ properties }: Element, siteHost: string): URL | null =>
  URL.parse(String(properties.href ?? ''), `https://${siteHost}`)

/** True for a link to one of the site's e-mail addresses. */
function isSiteMailLink(link: Element, siteHost: string): boolean {
  const url = resolveLinkTarget(link, siteHost)
  return (
    url?.protocol === 'mailto:' &&
    extractRegisteredHostName(url.pathname.split('@')[1] ?? '') === extractRegisteredHostName(siteHost)
  )
}

function isSectionLink(link: Element, siteHost: string): boolean {
  const url = resolveLinkTarget(link, siteHost)
  return (
    url !== null &&
    extractRegisteredHostName(url.host) === extractRegisteredHostName(siteHost) &&
    sectionPathPattern.test(url.pathname)
  )
}

/** True for emphasised content, text without letters, and a link that contains nothing else. */
const isEmphasisedOrBlank = (node: ElementContent): boolean =>
  isElement(node, 'strong', 'b', 'em', 'i') ||
  (node.type === 'text' && toLettersAndDigits(node.value) === '') ||
  (isElement(node, 'a') && node.children.every(isEmphasisedOrBlank))

/** True for a short, emphasised paragraph whose links all lead to the site's e-mail addresses or sections. */
function isNewsroomContactLine(block: Element, siteHost: string): boolean {
  const links = listBlockLinks(block)
  return (
    isElement(block, 'p') &&
    links.length > 0 &&
    links.every((link) => isSiteMailLink(link, siteHost) || isSectionLink(link, siteHost)) &&
    toLettersAndDigits(textContent(block)).length <= maxContactLetters &&
    block.children.every(isEmphasisedOrBlank)
  )
}

/**
 * True if the last block is a contact line with an e-mail address, as in `Have you a story? Write to
 * news@lantern.example.`, or a line of section links below such a block.
 */
export function endsWithNewsroomContact(blocks: readonly Element[], { url }: KnownFields): boolean {
  const [lastBlock, blockBefore] = [blocks.at(-1), blocks.at(-2)]
  const siteHost = hostOfUrl(url)
  if (siteHost === null || lastBlock === undefined || !isNewsroomContactLine(lastBlock, siteHost))
    return false
  const isContactLineWithMail = (block: Element) =>
    isNewsroomContactLine(block, siteHost) &&
    listBlockLinks(block).some((link) => isSiteMailLink(link, siteHost))
  return isContactLineWithMail(lastBlock) || (blockBefore !== undefined && isContactLineWithMail(blockBefore))
}
