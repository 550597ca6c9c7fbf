import type { Element } from 'hast'
import { extractVisibleLine, getAttribute, hasToken, listElements } from '../markup/page-tree.ts'
import { collectSiteNames } from './headline/site-names.ts'
import { readStatedTitles } from './headline/stated-titles.ts'
import { toLetters } from './lines/known-fields.ts'
import { isMasthead } from './lines/masthead.ts'
import { findMetaValues } from './metadata/meta-tags.ts'
import type { WebPage } from './metadata/web-page.ts'

/** Headings of stories: an article has as many subheadings, but it has a heading of its own too. */
const minStories = 3
/** Headings examined. */
const maxHeadings = 200

const isRoot = (text: string, base: string | null) => {
  const url = URL.parse(text.trim(), base ?? 'https://site.invalid')
  return url !== null && url.pathname === '/' && url.search === ''
}

/** True for a page that gives the front of its site as its own URL. */
function statesRoot({ elements, tags, url }: WebPage): boolean {
  const links = elements.filter(({ tagName }) => tagName === 'link')
  const canonical = links.filter((link) => hasToken(link, 'rel', 'canonical'))
  const urls = [
    ...canonical.map((link) => getAttribute(link, 'href') ?? ''),
    ...findMetaValues(tags, 'og:url'),
  ]
  return urls.length > 0 && urls.every((each) => isRoot(each, url))
}

const isLink = ({ tagName }: Element) => tagName === 'a'

/** Counts the headings that contain a link or are in one. */
function countLinked(headings: readonly Element[], { elements }: WebPage): number {
  const inLinks = new Set(elements.filter(isLink).flatMap((link) => listElements(link)))
  return headings.filter((heading) => inLinks.has(heading) || listElements(heading).some(isLink)).length
}

/**
 * True for the front of a site: its own URL is the root, or its title is the site's name, and it shows the headings of
 * several stories below no heading but the site's name.
 */
export function isFrontPage(page: WebPage): boolean {
  const { elements, tags } = page
  const names = collectSiteNames(page)
  const headings = elements.filter(({ tagName }) => /^h[1-3]$/.test(tagName)).slice(0, maxHeadings)
  const isName = (heading: Element) =>
    isMasthead(heading) || names.has(toLetters(extractVisibleLine(heading)))
  if (headings.some((heading) => heading.tagName === 'h1' && !isName(heading))) return false
  const stories = headings.filter((heading) => heading.tagName !== 'h1' && !isName(heading))
  if (stories.length < minStories) return false
  const isWebsite = findMetaValues(tags, 'og:type').includes('website')
  const isNamed = readStatedTitles(page, []).every(({ value }) => names.has(toLetters(value)))
  const isOfSite = statesRoot(page) || isNamed
  return isOfSite && (isWebsite || countLinked(stories, page) >= minStories)
}
