import { toLettersAndDigits } from '../../../content/html/to-letters-and-digits.ts'
import type { WebPage } from '../metadata/web-page.ts'
import { collectSectionNames, collectSiteNames } from './site-names.ts'

/**
 * Matches a separator between a headline and the name of a section or site, such as a vertical bar, or a dash between
 * spaces.
 */
const titleSeparatorPattern = /\s[|\-–—·•»«›:/\\~]+\s|\s?[|｜ㅣ»›]\s?|_(?=\p{Lo})/gu

/** Splits a title at its separators, usually into headline, section name and site name. */
export const splitTitleAtSeparators = (title: string): string[] =>
  title
    .split(titleSeparatorPattern)
    .map((part) => part.trim())
    .filter((part) => part !== '')

/** Site names, section names and other titles, as letters. They mark the parts of a title that are not the headline. */
export interface NamesAndTitles {
  siteNames: ReadonlySet<string>
  sectionNames: ReadonlySet<string>
  /** Titles stated elsewhere on the page. Text that a title adds to one of them is not part of the headline. */
  otherTitles: ReadonlySet<string>
}

/** Collects the page's site and section names and `otherTitles`, all converted by `toLettersAndDigits`. */
export const collectNamesAndTitles = (page: WebPage, otherTitles: readonly string[]): NamesAndTitles => ({
  siteNames: collectSiteNames(page),
  sectionNames: collectSectionNames(page),
  otherTitles: new Set(otherTitles.map(toLettersAndDigits).filter((title) => title !== '')),
})

/** Returns a pair for each separator in a title: the text before the separator and the text after it. */
function listTextsAroundSeparators(title: string): (readonly [string, string])[] {
  return [...title.matchAll(titleSeparatorPattern)].map(
    ({ index, 0: separator }) =>
      [title.slice(0, index).trim(), title.slice(index + separator.length).trim()] as const,
  )
}

/** Matches a domain that a site uses as its name, such as `Golem.de`. */
const domainPattern =
  /^[\p{L}\d-]+(?:\.[\p{L}\d-]+)*\.(?!js$)(?:[a-z]{2}|com|org|net|info|news|press|media)$/iu

const isShorter = (part: string, rest: string) => part.length < rest.length

/**
 * True for a variant of a site's name: `The Star` and `Star News` for `Star`. A name that other words may follow has at
 * least `minExtendedNameLetters`.
 */
function isSiteName(part: string, siteNames: ReadonlySet<string>): boolean {
  const name = toLettersAndDigits(part)
  if (name === '') return false
  const nameWithoutArticle = name.replace(/^(?:the|der|die|das|le|la|el)/, '')
  return (
    siteNames.has(name) ||
    siteNames.has(nameWithoutArticle) ||
    siteNames.has(`the${name}`) ||
    [...siteNames].some((siteName) => isExtendedSiteName(name, siteName))
  )
}

/** Minimum number of letters in a site's name that another word may follow, such as `News` or a country. */
const minExtendedNameLetters = 5
const isExtendedSiteName = (name: string, siteName: string) =>
  siteName.length >= minExtendedNameLetters && name.startsWith(siteName) && name.length <= siteName.length + 6

/**
 * Splits a title at its last dash without spaces, as in Korean and Japanese titles, or returns `null` if it has none.
 */
function splitAtLastDash(title: string): readonly [string, string] | null {
  const dashIndex = title.search(/[-–—_][\p{Lo}\p{N}]+$/u)
  return dashIndex > 0 ? [title.slice(0, dashIndex).trim(), title.slice(dashIndex + 1)] : null
}

function stripTrailingName(title: string, namesAndTitles: NamesAndTitles): string {
  const textPairs = listTextsAroundSeparators(title)
  const [textBefore, textAfter] = textPairs.at(-1) ?? splitAtLastDash(title) ?? ['', '']
  const isSiteOrSectionName =
    isSiteName(textAfter, namesAndTitles.siteNames) ||
    ((namesAndTitles.sectionNames.has(toLettersAndDigits(textAfter)) || domainPattern.test(textAfter)) &&
      isShorter(textAfter, textBefore))
  if (textBefore !== '' && isSiteOrSectionName) return textBefore
  const isStatedTitle = (part: string) =>
    namesAndTitles.otherTitles.has(toLettersAndDigits(part)) &&
    !namesAndTitles.sectionNames.has(toLettersAndDigits(part))
  return textPairs.find(([part]) => isStatedTitle(part))?.[0] ?? title
}

function stripLeadingName(title: string, { siteNames }: NamesAndTitles): string {
  const [firstPair] = listTextsAroundSeparators(title)
  if (firstPair && isSiteName(firstPair[0], siteNames) && firstPair[1] !== '') return firstPair[1]
  const colonIndex = title.indexOf(': ')
  return colonIndex > 0 && isSiteName(title.slice(0, colonIndex), siteNames)
    ? title.slice(colonIndex + 2).trim()
    : title
}

/** Removes the part after the first vertical bar if it is shorter: it is the name of the site or a section. */
function stripShorterPartAfterBar(title: string): string {
  const barIndex = title.search(/\s?[|｜]\s?/)
  const [textBefore, textAfter] = [
    title.slice(0, barIndex).trim(),
    title.slice(barIndex).replace(/^\s?[|｜]\s?/, ''),
  ]
  return barIndex > 0 && textBefore.length > textAfter.length ? textBefore : title
}

const maxStrippedNames = 4

/** Removes the names of the site and its sections from both ends of a title. */
export function stripSiteNames(title: string, namesAndTitles: NamesAndTitles): string {
  let strippedTitle = title
  for (let stripCount = 0; stripCount < maxStrippedNames; stripCount++) {
    const shorterTitle = stripLeadingName(stripTrailingName(strippedTitle, namesAndTitles), namesAndTitles)
    if (shorterTitle === strippedTitle) break
    strippedTitle = shorterTitle
  }
  return stripShorterPartAfterBar(strippedTitle)
}
