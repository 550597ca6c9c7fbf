import { toLettersAndDigits } from '../../../content/html/to-letters-and-digits.ts'
import { looksLikeNameList, parseNameListIfCertain } from '../../text/byline.ts'
import { cleanName } from '../../text/names.ts'
import { collectSiteNames } from '../headline/site-names.ts'
import { trimByline } from '../lines/byline-line.ts'
import { listMetaValues } from '../metadata/meta-tags.ts'
import type { StatedValue } from '../metadata/stated-value.ts'
import { stripMarkup } from '../metadata/strip-markup.ts'
import type { WebPage } from '../metadata/web-page.ts'
import type { CreditSearchArea } from './credit-search-area.ts'
import { indexNamedObjectsById, listCreditedOrganisations, listJsonLdAuthors } from './json-ld-people.ts'
import { chooseShownByline } from './shown-byline.ts'
import { listMicrodataAuthors, listNamesIfAllUnknown, listShownAuthors } from './shown-credits.ts'

/** The authors and byline of a page's article; `null` for any that was not found. */
export interface AuthorsAndByline {
  authors: StatedValue<string[]> | null
  /**
   * The byline as printed, or text from the metadata that looks like a list of names but cannot be split with
   * certainty.
   */
  byline: StatedValue | null
}

const authorMetaNames = ['parsely-author', 'sailthru.author', 'author', 'byl', 'article:author_name']
const dublinCoreAuthorMetaNames = ['dc.creator', 'dcterms.creator', 'dc.creator.author']

/** Removes the site's name after the last comma: `Ann Lee, The Star` → `Ann Lee`. */
function removeTrailingSiteName(names: string, siteNames: ReadonlySet<string>): string {
  const commaIndex = names.lastIndexOf(',')
  return commaIndex > 0 && siteNames.has(toLettersAndDigits(names.slice(commaIndex)))
    ? names.slice(0, commaIndex)
    : names
}

/** Splits text into names. Returns an empty list for text that looks like a list but cannot be split with certainty. */
function parseStatedNames(text: string, language: string, siteNames: ReadonlySet<string>): string[] {
  const nameOrList = cleanName(removeTrailingSiteName(stripMarkup(text), siteNames))
  if (nameOrList === null) return []
  return parseNameListIfCertain(nameOrList, language) ?? (looksLikeNameList(nameOrList) ? [] : [nameOrList])
}

/** Removes names with the same letters as another name. Prefers `Ann Lee` to the login name `ann-lee`. */
const removeDuplicateNames = (names: readonly string[]): string[] => {
  const nameByLetters = new Map<string, string>()
  for (const name of names) {
    const knownName = nameByLetters.get(toLettersAndDigits(name))
    if (knownName === undefined || isLoginName(knownName)) nameByLetters.set(toLettersAndDigits(name), name)
  }
  return [...nameByLetters.values()]
}

/** Removes the site's names, unless there are no other names. */
function removeSiteNamesBesideOthers(names: readonly string[], siteNames: ReadonlySet<string>): string[] {
  const otherNames = names.filter((name) => !siteNames.has(toLettersAndDigits(name)))
  return otherNames.length > 0 ? otherNames : [...names]
}

/** Lists the authors that a page states or shows, by source, most reliable first. A source may have an empty list. */
function listAuthorsBySource(
  page: WebPage,
  searchArea: CreditSearchArea,
  siteNames: ReadonlySet<string>,
): StatedValue<string[]>[] {
  const { metaTags, jsonLdArticles, jsonLdObjects, parsingLanguage } = page
  const parseNames = (text: string) => parseStatedNames(text, parsingLanguage, siteNames)
  const listNamesInMeta = (...metaNames: string[]) =>
    listMetaValues(metaTags, ...metaNames).flatMap(parseNames)
  const namesInMicrodata = listMicrodataAuthors(searchArea).flatMap((name) => {
    const names = parseNames(name)
    return names.length > 0 ? names : [name]
  })
  const jsonLdContext = { objectById: indexNamedObjectsById(jsonLdObjects), language: parsingLanguage }
  const namesInArticles = jsonLdArticles.map((article) => listJsonLdAuthors(article, jsonLdContext))
  const namesInObjects = jsonLdObjects.map((object) => listJsonLdAuthors(object, jsonLdContext))
  const hasNames = (names: readonly string[]) => names.length > 0
  return [
    { source: 'json-ld', value: namesInArticles.find(hasNames) ?? [] },
    { source: 'article', value: listNamesInMeta('article:author') },
    { source: 'meta', value: listNamesInMeta(...authorMetaNames) },
    { source: 'dublin-core', value: listNamesInMeta(...dublinCoreAuthorMetaNames) },
    { source: 'microdata', value: namesInMicrodata },
    { source: 'html', value: listShownAuthors(searchArea) },
    { source: 'json-ld', value: namesInObjects.find(hasNames) ?? [] },
  ].map(({ source, value }) => ({ source, value: removeDuplicateNames(value) }))
}

/**
 * Finds a byline that begins with `By` or credits authors missing from the metadata; if no authors are known, also a
 * text in the metadata that looks like a list of names. Returns `null` if there is none.
 */
function findByline(
  page: WebPage,
  searchArea: CreditSearchArea,
  authors: readonly string[],
): StatedValue | null {
  const printedByline = chooseShownByline(searchArea, authors)
  if (printedByline !== null) return { value: printedByline, source: 'text' }
  const otherNames = listNamesIfAllUnknown(searchArea, authors)
  if (otherNames.length > 0) return { value: otherNames.join(', '), source: 'html' }
  const possibleNameList = listMetaValues(
    page.metaTags,
    'article:author',
    ...authorMetaNames,
    ...dublinCoreAuthorMetaNames,
  )
    .map((text) => cleanName(stripMarkup(text)))
    .find(
      (text) =>
        text !== null &&
        looksLikeNameList(text) &&
        parseNameListIfCertain(text, page.parsingLanguage) === null,
    )
  return authors.length > 0 || !possibleNameList ? null : { value: possibleNameList, source: 'meta' }
}

/**
 * Finds the authors and the byline of a page. Prefers sources that name people to sources that name only the site, an
 * organisation or a login.
 */
export function findAuthorsAndByline(page: WebPage, searchArea: CreditSearchArea): AuthorsAndByline {
  const siteNames = collectSiteNames(page)
  const isSiteName = createSiteNameTest(siteNames)
  const authorsBySource = listAuthorsBySource(page, searchArea, siteNames)
    .filter(({ value }) => value.length > 0)
    .map(({ source, value }) => ({ source, value: removeSiteNamesBesideOthers(value, siteNames) }))
  const hasOnlySiteNames = ({ value }: StatedValue<string[]>) => value.every(isSiteName)
  const organisations = new Set(listCreditedOrganisations(page))
  const hasNamesOfPeople = (statedNames: StatedValue<string[]>) =>
    !hasOnlySiteNames(statedNames) &&
    !statedNames.value.every((name) => isLoginName(name) || organisations.has(name))
  const authors =
    authorsBySource.find(hasNamesOfPeople) ??
    authorsBySource.find((statedNames) => !hasOnlySiteNames(statedNames)) ??
    authorsBySource[0] ??
    null
  const authorNames = authors?.value.filter((name) => !isSiteName(name)) ?? []
  const byline = findByline(page, searchArea, authorNames)
  return { authors, byline: byline && { ...byline, value: trimByline(byline.value, authorNames) } }
}

/** True for a person's login name, which is a lower-case word: `editor`, `jroe2`. */
const isLoginName = (name: string) => /^[\p{Ll}\d._/-]+$/u.test(name)

/** Minimum number of letters in a site name that other words may follow. A shorter one may begin a person's name. */
const minExtendedNameLetters = 3

/** Creates a test for the site's names, alone or followed by other words: `The Star`, `Star newsroom`. */
const createSiteNameTest = (siteNames: ReadonlySet<string>) => (name: string) => {
  const nameLetters = toLettersAndDigits(name)
  return [...siteNames].some(
    (siteName) =>
      nameLetters === siteName ||
      (siteName.length >= minExtendedNameLetters && nameLetters.startsWith(siteName)),
  )
}
