import type { Element } from 'hast'
import { textContent } from '../../content/html/element.ts'
import { toLettersAndDigits } from '../../content/html/to-letters-and-digits.ts'
import { extractVisibleLine, getAttribute, hasAttributeWord, listElements } from '../markup/page-tree.ts'
import { collectSiteNames } from './headline/site-names.ts'
import { listStatedTitles } from './headline/stated-titles.ts'
import { hasSentenceLength } from './lines/known-fields.ts'
import { isMastheadHeading } from './lines/masthead.ts'
import { listMetaValues } from './metadata/meta-tags.ts'
import type { WebPage } from './metadata/web-page.ts'

/** Minimum number of story headings. An article can have as many subheadings, but it also has a heading of its own. */
const minStoryHeadings = 3

const isSiteRootWithoutQuery = (writtenUrl: string, baseUrl: string | null) => {
  const url = URL.parse(writtenUrl.trim(), baseUrl ?? 'https://site.invalid')
  return url !== null && url.pathname === '/' && url.search === ''
}

/** True if every URL that the page states as its own is the root of its site. False if it states none. */
function statesRootAsUrl({ elements, metaTags, url }: WebPage): boolean {
  const links = elements.filter(({ tagName }) => tagName === 'link')
  const canonicalLinks = links.filter((link) => hasAttributeWord(link, 'rel', 'canonical'))
  const urls = [
    ...canonicalLinks.map((link) => getAttribute(link, 'href') ?? ''),
    ...listMetaValues(metaTags, 'og:url'),
  ]
  return urls.length > 0 && urls.every((statedUrl) => isSiteRootWithoutQuery(statedUrl, url))
}

const isLink = ({ tagName }: Element) => tagName === 'a'
const isHeading = ({ tagName }: Element) => /^h[1-3]$/.test(tagName)

/**
 * Returns the headings of the body's top level, other than the site's name. Returns none if a sentence precedes the
 * first of them, because a text with subheadings is an article.
 */
function listHighestLevelHeadings(
  blocks: readonly Element[],
  isSiteName: (heading: Element) => boolean,
): Element[] {
  const headings = blocks
    .flatMap(listElements)
    .filter((element) => isHeading(element) && !isSiteName(element))
  const highestHeadingTag = headings.map(({ tagName }) => tagName).sort()[0]
  const highestHeadings = headings.filter(({ tagName }) => tagName === highestHeadingTag)
  const bodyLetters = toLettersAndDigits(blocks.map(textContent).join(' '))
  const firstHeadingOffset = bodyLetters.indexOf(
    highestHeadings[0] ? toLettersAndDigits(textContent(highestHeadings[0])) : '',
  )
  return hasSentenceLength(bodyLetters.slice(0, firstHeadingOffset)) ? [] : highestHeadings
}

/** Counts the headings that contain a link or are in one. */
function countLinkedHeadings(headings: readonly Element[], blocks: readonly Element[]): number {
  const links = blocks.flatMap(listElements).filter(isLink)
  const elementsInLinks = new Set(links.flatMap(listElements))
  return headings.filter((heading) => elementsInLinks.has(heading) || listElements(heading).some(isLink))
    .length
}

/**
 * True for a site's front page. It has no `h1` but the site's name, states the root of the site as its URL or the
 * site's name as its title, and contains several story headings with links. Headings without links count if the page
 * states that URL, no other title and the type `website`.
 * On a site that gives every page the same title, an article can look similar, but its links to other stories are
 * outside its body.
 */
export function isFrontPage(page: WebPage, blocks: readonly Element[]): boolean {
  const siteNames = collectSiteNames(page)
  const isSiteName = (heading: Element) =>
    isMastheadHeading(heading) || siteNames.has(toLettersAndDigits(extractVisibleLine(heading)))
  if (page.elements.some((element) => element.tagName === 'h1' && !isSiteName(element))) return false
  const storyHeadings = listHighestLevelHeadings(blocks, isSiteName)
  if (storyHeadings.length < minStoryHeadings) return false
  const titleLetters = listStatedTitles(page, []).map(({ value }) => toLettersAndDigits(value))
  const hasSiteNameAsTitle = titleLetters.every((title) => siteNames.has(title))
  const isMarkedAsWebsite = listMetaValues(page.metaTags, 'og:type').includes('website')
  if (statesRootAsUrl(page) && hasSiteNameAsTitle && isMarkedAsWebsite) return true
  const isAboutSite = statesRootAsUrl(page) || (hasSiteNameAsTitle && titleLetters.length > 0)
  return isAboutSite && countLinkedHeadings(storyHeadings, blocks) >= minStoryHeadings
}
