import type { Element } from 'hast'
import { isElement, textContent } from '../../../content/html/element.ts'
import { toLettersAndDigits } from '../../../content/html/to-letters-and-digits.ts'
import type { KnownFields } from '../lines/known-fields.ts'
import { isMostlyLinks, listBlockLinks } from '../lines/link-list.ts'
import { extractRegisteredHostName, hostOfUrl } from '../lines/site-hosts.ts'

/** Minimum number of letters in a headline. A shorter link may be any word. */
const minHeadlineLetters = 20

/** True for a link whose text may be a headline: it has more than a word or two and is not a URL. */
const canBeHeadline = (link: Element) => {
  const text = textContent(link).trim()
  return toLettersAndDigits(text).length >= minHeadlineLetters && !/^https?:/.test(text)
}

/** True for a relative link, and for a link to one of the article's hosts. */
const linksToSite = (link: Element, { url: pageUrl, otherHosts = [] }: KnownFields) => {
  const url = URL.parse(String(link.properties.href ?? ''))
  return (
    url === null ||
    [hostOfUrl(pageUrl) ?? '', ...otherHosts]
      .map(extractRegisteredHostName)
      .includes(extractRegisteredHostName(url.host))
  )
}

/** True for a block that consists of headline-length links to the site. */
export function consistsOfHeadlineLinksToSite(block: Element, knownFields: KnownFields): boolean {
  return (
    isMostlyLinks(block) &&
    listBlockLinks(block).every((link) => canBeHeadline(link) && linksToSite(link, knownFields))
  )
}

/** Matches an arrow that introduces a reference to another article. A single `»` may open a quotation. */
const leadingArrowPattern = /^(?:>>|[→➡►▶⇒➔➜])/u

/** Maximum number of letters in a reference. A longer paragraph belongs to the article. */
const maxReferenceLetters = 150

/** True for a short line that begins with an arrow and links only to the site: `>> The ferry returns`. */
export function isCrossReference(block: Element, knownFields: KnownFields): boolean {
  const [line, links] = [textContent(block).trim(), listBlockLinks(block)]
  return (
    leadingArrowPattern.test(line) &&
    toLettersAndDigits(line).length <= maxReferenceLetters &&
    links.length > 0 &&
    links.every((link) => linksToSite(link, knownFields))
  )
}

const linksToPictureFile = (link: Element) =>
  /\.(?:avif|gif|jpe?g|png|webp)(?:[?#]|$)/i.test(String(link.properties.href))

/** Maximum number of letters in a kicker. Longer text beside a link is a sentence. */
const maxKickerLetters = 30

/**
 * True for a list item that consists of a short kicker with a colon and a single link: `The harbour: Two hundred people
 * wait`.
 */
function isKickerAndLink(listItem: Element): boolean {
  const [link, ...otherLinks] = listBlockLinks(listItem)
  if (link === undefined || otherLinks.length > 0) return false
  const [line, linkText] = [textContent(listItem).trim(), textContent(link).trim()]
  const kicker = line.slice(0, line.length - linkText.length).trim()
  return (
    line.endsWith(linkText) && kicker.endsWith(':') && toLettersAndDigits(kicker).length <= maxKickerLetters
  )
}

/**
 * True for a list of other articles. Each item consists of links to the site, at least one of them long enough for a
 * headline, and may have a kicker or a picture.
 */
export function isCardList(list: Element, knownFields: KnownFields): boolean {
  const items = list.children.filter((child): child is Element => isElement(child, 'li'))
  return (
    items.length >= minCardItems &&
    items.every((item) => {
      const links = listBlockLinks(item)
      return (
        (isMostlyLinks(item) || isKickerAndLink(item)) &&
        links.some(canBeHeadline) &&
        links.every((link) => linksToSite(link, knownFields) && !linksToPictureFile(link))
      )
    })
  )
}

const minCardItems = 2
