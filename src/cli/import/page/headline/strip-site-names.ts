import { toLetters } from '../../../content/html/to-letters.ts'
import type { WebPage } from '../metadata/web-page.ts'
import { collectSectionNames, collectSiteNames } from './site-names.ts'

/** Separators between a headline and the name of a section or site: a vertical bar, or a dash between spaces. */
const separatorPattern = /\s[|\-–—·•»«›:/\\~]+\s|\s?[|｜ㅣ»›]\s?|_(?=\p{Lo})/gu

/** Splits a title into headline, section and site name. */
export const splitTitle = (title: string): string[] =>
  title
    .split(separatorPattern)
    .map((part) => part.trim())
    .filter((part) => part !== '')

/** Names that identify parts of a title other than the headline. */
export interface NamesAndTitles {
  siteNames: ReadonlySet<string>
  sectionNames: ReadonlySet<string>
  /** Titles stated elsewhere on the page: text after one of them is not part of the headline. */
  otherTitles: ReadonlySet<string>
}

/** Collects the names of the page's site and sections. */
export const collectNamesAndTitles = (page: WebPage, otherTitles: readonly string[]): NamesAndTitles => ({
  siteNames: collectSiteNames(page),
  sectionNames: collectSectionNames(page),
  otherTitles: new Set(otherTitles.map(toLetters).filter((title) => title !== '')),
})

/** Returns the text before and after each separator of a title. */
function divideAtSeparators(title: string): (readonly [string, string])[] {
  return [...title.matchAll(separatorPattern)].map(
    ({ index, 0: mark }) => [title.slice(0, index).trim(), title.slice(index + mark.length).trim()] as const,
  )
}

/** Matches a site that calls itself by its domain, such as `Golem.de`. */
const domainPattern =
  /^[\p{L}\d-]+(?:\.[\p{L}\d-]+)*\.(?!js$)(?:[a-z]{2}|com|org|net|info|news|press|media)$/iu

const isShorter = (part: string, rest: string) => part.length < rest.length

/** True for a site's name in a variant: `The Star` and `Star News` for `Star`. */
function isSiteName(part: string, siteNames: ReadonlySet<string>): boolean {
  const name = toLetters(part)
  if (name === '') return false
  const nameWithoutArticle = name.replace(/^(?:the|der|die|das|le|la|el)/, '')
  return (
    siteNames.has(name) ||
    siteNames.has(nameWithoutArticle) ||
    siteNames.has(`the${name}`) ||
    [...siteNames].some((site) => isExtendedSiteName(name, site))
  )
}

/** Minimum number of letters of a site's name that a word or two may follow, such as `News` or a country. */
const minNameLetters = 5
const isExtendedSiteName = (name: string, site: string) =>
  site.length >= minNameLetters && name.startsWith(site) && name.length <= site.length + 6

/** Splits a title at a last dash without spaces, as in Korean and Japanese titles. */
function divideAtLastDash(title: string): readonly [string, string] | null {
  const dash = title.search(/[-–—_][\p{Lo}\p{N}]+$/u)
  return dash > 0 ? [title.slice(0, dash).trim(), title.slice(dash + 1)] : null
}

function stripTrailingName(title: string, namesAndTitles: NamesAndTitles): string {
  const divisions = divideAtSeparators(title)
  const [textBefore, textAfter] = divisions.at(-1) ?? divideAtLastDash(title) ?? ['', '']
  const isName =
    isSiteName(textAfter, namesAndTitles.siteNames) ||
    ((namesAndTitles.sectionNames.has(toLetters(textAfter)) || domainPattern.test(textAfter)) &&
      isShorter(textAfter, textBefore))
  if (textBefore !== '' && isName) return textBefore
  const isWhole = (part: string) =>
    namesAndTitles.otherTitles.has(toLetters(part)) && !namesAndTitles.sectionNames.has(toLetters(part))
  return divisions.find(([part]) => isWhole(part))?.[0] ?? title
}

function stripLeadingName(title: string, { siteNames }: NamesAndTitles): string {
  const [first] = divideAtSeparators(title)
  if (first && isSiteName(first[0], siteNames) && first[1] !== '') return first[1]
  const colon = title.indexOf(': ')
  return colon > 0 && isSiteName(title.slice(0, colon), siteNames) ? title.slice(colon + 2).trim() : title
}

/** Cuts the shorter part after a vertical bar, which names the site or a section. */
function stripAfterBar(title: string): string {
  const stroke = title.search(/\s?[|｜]\s?/)
  const [before, after] = [title.slice(0, stroke).trim(), title.slice(stroke).replace(/^\s?[|｜]\s?/, '')]
  return stroke > 0 && before.length > after.length ? before : title
}

const maxNames = 4

/** Removes names of the site and its sections from both ends of a title. */
export function stripSiteNames(title: string, namesAndTitles: NamesAndTitles): string {
  let stripped = title
  for (let step = 0; step < maxNames; step++) {
    const shorter = stripLeadingName(stripTrailingName(stripped, namesAndTitles), namesAndTitles)
    if (shorter === stripped) break
    stripped = shorter
  }
  return stripAfterBar(stripped)
}
