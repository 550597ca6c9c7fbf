import type { Element } from 'hast'
import { textAt } from '../json/values.ts'
import { type Claim, claims } from './claim.ts'
import { letters } from './known-lines.ts'
import { said } from './meta-tags.ts'
import type { Page } from './page.ts'
import { attribute, hasWord, lineOf } from './page-tree.ts'
import { plainText } from './plain-value.ts'
import { titleParts, withoutSiteName } from './title.ts'

/** Names of what holds a site's own name, which old pages print as a heading. */
const masthead = /(?:^|[\s_-])(?:site|logo|brand|masthead|blog-?title|header-wrapper)(?:$|[\s_-])/i

/** A heading that leads to the front of a site names the site. */
function isMasthead(heading: Element): boolean {
  const link = heading.children.find((child) => child.type === 'element' && child.tagName === 'a')
  const href = link?.type === 'element' ? attribute(link, 'href') : null
  const path = href === null ? null : (URL.parse(href, 'https://site.invalid')?.pathname ?? null)
  return path === '/' || masthead.test(`${attribute(heading, 'className')} ${attribute(heading, 'id')}`)
}

/** Where a title says more than a heading, the heading may be the name of the site or the section. */
const leastShare = 0.5
/** Shorter texts stand in others by chance. */
const leastLetters = 8

/** The headings that say what the page's title says, the longest first; the first of a page may say more. */
function repeated(headings: readonly string[], titles: readonly string[], mayAdd: boolean): string[] {
  const sayings = titles.flatMap((title) => [title, ...titleParts(title)]).map(letters)
  const isSaid = (heading: string) => {
    const text = letters(heading)
    return sayings.some(
      (saying) =>
        text === saying ||
        (text.length >= leastLetters && saying.includes(text) && text.length >= saying.length * leastShare) ||
        (mayAdd &&
          saying.length >= leastLetters &&
          text.includes(saying) &&
          saying.length >= text.length * leastShare),
    )
  }
  return headings.filter(isSaid).toSorted((a, b) => b.length - a.length)
}

/** What is longer is no headline. */
const longestHeadline = 500

/** Some cut what is longer than a search engine shows. */
const isCut = /(?:…|\.\.\.)$/

const headingsOf = ({ elements }: Page, names: readonly string[]): string[] =>
  elements
    .filter((element) => names.includes(element.tagName) && !isMasthead(element))
    .map(lineOf)
    .filter((line) => line !== '')

const inMicrodata = ({ elements }: Page): string[] =>
  elements
    .filter((element) => hasWord(element, 'itemProp', 'headline'))
    .map((element) => attribute(element, 'content') ?? lineOf(element))
    .slice(0, 1)

/** Everything that a page states as its headline, the most trusted first. */
export function headlines(page: Page): Claim[] {
  const { elements, tags, articles } = page
  const title = elements.find(({ tagName }) => tagName === 'title')
  const titles = [...said(tags, 'og:title', 'twitter:title'), title ? titleText(title) : ''].map(plainText)
  const short = titles.filter((text) => text !== '').map((text) => withoutSiteName(text, page))
  const [first, ...others] = headingsOf(page, ['h1'])
  const stated = articles.map((article) => plainText(textAt(article, 'headline', 'name') ?? ''))
  const [cut, whole] = [stated.filter((text) => isCut.test(text)), stated.filter((text) => !isCut.test(text))]
  return [
    ...claims('json-ld', whole),
    ...claims('html', repeated(headingsOf(page, ['h1']), short, true)),
    ...claims('html', repeated(headingsOf(page, ['h2', 'h3']), short, false)),
    ...claims('microdata', inMicrodata(page)),
    ...claims(
      'opengraph',
      said(tags, 'og:title').map((text) => withoutSiteName(plainText(text), page)),
    ),
    ...claims(
      'meta',
      said(tags, 'parsely-title', 'sailthru.title', 'dc.title', 'dcterms.title').map(plainText),
    ),
    ...claims('html', first !== undefined && others.length === 0 ? [first] : []),
    ...claims('title', short),
    ...claims('json-ld', cut),
  ].filter(({ value }) => letters(value) !== '' && value.length <= longestHeadline)
}

const titleText = ({ children }: Element): string =>
  children.map((child) => ('value' in child ? child.value : '')).join('')
