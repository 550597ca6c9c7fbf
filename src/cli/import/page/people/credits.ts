import { toLetters } from '../../../content/html/to-letters.ts'
import { looksLikeNameList, parseNameList } from '../../text/byline.ts'
import { cleanName } from '../../text/names.ts'
import { collectSiteNames } from '../headline/site-names.ts'
import { trimByline } from '../lines/byline-line.ts'
import { findMetaValues } from '../metadata/meta-tags.ts'
import type { StatedValue } from '../metadata/stated-value.ts'
import { stripMarkup } from '../metadata/strip-markup.ts'
import type { WebPage } from '../metadata/web-page.ts'
import type { CreditSearch } from './credit-search.ts'
import { indexObjectsById, listOrganisations, readStatedAuthors } from './json-ld-people.ts'
import { findShownByline } from './shown-byline.ts'
import { findOtherCredit, findShownAuthors, readMicrodataAuthors } from './shown-credits.ts'

/** The authors and byline of a page's article. */
export interface Credits {
  authors: StatedValue<string[]> | null
  /** The byline as printed; or the stated authors, if they are not certainly a list of names. */
  byline: StatedValue | null
}

const metaNames = ['parsely-author', 'sailthru.author', 'author', 'byl', 'article:author_name']
const dublinCore = ['dc.creator', 'dcterms.creator', 'dc.creator.author']

/** Removes a site's name after the last comma: `Ann Lee, The Star`. */
function removeSiteAtEnd(names: string, sites: ReadonlySet<string>): string {
  const comma = names.lastIndexOf(',')
  return comma > 0 && sites.has(toLetters(names.slice(comma))) ? names.slice(0, comma) : names
}

/** Returns a stated name or a list of names, if that is certain; else `[]` for a list, since it may be any text. */
function parseMetaNames(text: string, language: string, sites: ReadonlySet<string>): string[] {
  const name = cleanName(removeSiteAtEnd(stripMarkup(text), sites))
  if (name === null) return []
  return parseNameList(name, language) ?? (looksLikeNameList(name) ? [] : [name])
}

/** Keeps one of the names with the same letters: `Ann Lee` rather than the login `ann-lee`. */
const removeDuplicates = (names: readonly string[]): string[] => {
  const namesByLetters = new Map<string, string>()
  for (const name of names) {
    const knownName = namesByLetters.get(toLetters(name))
    if (knownName === undefined || isLogin(knownName)) namesByLetters.set(toLetters(name), name)
  }
  return [...namesByLetters.values()]
}

/** Removes the names of the site beside names of people. */
function withoutSite(names: readonly string[], sites: ReadonlySet<string>): string[] {
  const others = names.filter((name) => !sites.has(toLetters(name)))
  return others.length > 0 ? others : [...names]
}

/** Returns the authors from each source, most reliable first. */
function listStatedAuthors(
  page: WebPage,
  search: CreditSearch,
  sites: ReadonlySet<string>,
): StatedValue<string[]>[] {
  const { metaTags, jsonLdArticles, jsonLd, language } = page
  const parseNames = (text: string) => parseMetaNames(text, language, sites)
  const findInMeta = (...keys: string[]) => findMetaValues(metaTags, ...keys).flatMap(parseNames)
  const inMicrodata = readMicrodataAuthors(search).flatMap((name) => {
    const names = parseNames(name)
    return names.length > 0 ? names : [name]
  })
  const statedIn = { byId: indexObjectsById(jsonLd), language }
  const inArticles = jsonLdArticles.map((article) => readStatedAuthors(article, statedIn))
  const inOthers = jsonLd.map((object) => readStatedAuthors(object, statedIn))
  const isNamed = (names: readonly string[]) => names.length > 0
  return [
    { source: 'json-ld', value: inArticles.find(isNamed) ?? [] },
    { source: 'article', value: findInMeta('article:author') },
    { source: 'meta', value: findInMeta(...metaNames) },
    { source: 'dublin-core', value: findInMeta(...dublinCore) },
    { source: 'microdata', value: inMicrodata },
    { source: 'html', value: findShownAuthors(search) },
    { source: 'json-ld', value: inOthers.find(isNamed) ?? [] },
  ].map(({ source, value }) => ({ source, value: removeDuplicates(value) }))
}

/** Finds a byline that begins with `By` or names authors missing from the metadata. */
function findByline(page: WebPage, search: CreditSearch, authors: readonly string[]): StatedValue | null {
  const printed = findShownByline(search, authors)
  if (printed !== null) return { value: printed, source: 'text' }
  const otherNames = findOtherCredit(search, authors)
  if (otherNames.length > 0) return { value: otherNames.join(', '), source: 'html' }
  const doubtful = findMetaValues(page.metaTags, 'article:author', ...metaNames, ...dublinCore)
    .map((text) => cleanName(stripMarkup(text)))
    .find((text) => text !== null && looksLikeNameList(text) && parseNameList(text, page.language) === null)
  return authors.length > 0 || !doubtful ? null : { value: doubtful, source: 'meta' }
}

/**
 * Finds the authors and the byline of a page. Where the metadata only name the site, an organisation or a login, authors shown
 * on the page are preferred.
 */
export function findCredits(page: WebPage, search: CreditSearch): Credits {
  const sites = collectSiteNames(page)
  const isOfSite = isNameOfSite(sites)
  const statedAuthors = listStatedAuthors(page, search, sites)
    .filter(({ value }) => value.length > 0)
    .map(({ source, value }) => ({ source: source, value: withoutSite(value, sites) }))
  const isSite = ({ value }: StatedValue<string[]>) => value.every(isOfSite)
  const organisations = new Set(listOrganisations(page))
  const isOfPeople = (stated: StatedValue<string[]>) =>
    !isSite(stated) && !stated.value.every((name) => isLogin(name) || organisations.has(name))
  const authors =
    statedAuthors.find(isOfPeople) ??
    statedAuthors.find((stated) => !isSite(stated)) ??
    statedAuthors[0] ??
    null
  const people = authors?.value.filter((name) => !isOfSite(name)) ?? []
  const byline = findByline(page, search, people)
  return { authors, byline: byline && { ...byline, value: trimByline(byline.value, people) } }
}

/** True for a word in lower case, by which a person is known to a program: `editor`, `jroe2`. */
const isLogin = (name: string) => /^[\p{Ll}\d._/-]+$/u.test(name)

/** Minimum number of letters: a shorter site name may begin a person's name. */
const minNameLetters = 3

/** Makes a test for names of the site, alone or extended: `The Star`, `Star newsroom`. */
const isNameOfSite = (sites: ReadonlySet<string>) => (name: string) => {
  const text = toLetters(name)
  return [...sites].some((site) => text === site || (site.length >= minNameLetters && text.startsWith(site)))
}
