import { siteNames } from '../headline/site-names.ts'
import { letters } from '../lines/known-lines.ts'
import type { Claim } from '../metadata/claim.ts'
import { said } from '../metadata/meta-tags.ts'
import type { Page } from '../metadata/page.ts'
import { plainText } from '../metadata/plain-value.ts'
import { isList, namesInList } from './byline.ts'
import { describedById, statedAuthors } from './json-ld-people.ts'
import { wholeName } from './names.ts'
import {
  type CreditSearch,
  microdataAuthors,
  otherCredit,
  shownAuthors,
  shownByline,
} from './shown-people.ts'

/** The authors and byline of a page's article. */
export interface Credits {
  authors: Claim<string[]> | null
  /** The byline as printed; or the stated authors, if they are not certainly a list of names. */
  byline: Claim | null
}

const metaNames = ['parsely-author', 'sailthru.author', 'author', 'byl', 'article:author_name']
const dublinCore = ['dc.creator', 'dcterms.creator', 'dc.creator.author']

/** Returns the names in a `meta` value: a single name, or a list if that is certain. */
function namesInMeta(text: string, language: string): string[] {
  const name = wholeName(plainText(text))
  if (name === null) return []
  return namesInList(name, language) ?? (isList(name) ? [] : [name])
}

const distinct = (names: readonly string[]): string[] => [
  ...new Map(names.map((name) => [name.toLowerCase(), name])).values(),
]

/** Returns the authors from each source, most reliable first. */
function claimedAuthors(page: Page, search: CreditSearch): Claim<string[]>[] {
  const { tags, articles, described, language } = page
  const inMeta = (...keys: string[]) => said(tags, ...keys).flatMap((text) => namesInMeta(text, language))
  const statedIn = { byId: describedById(described), language }
  const inArticles = articles.map((article) => statedAuthors(article, statedIn))
  const inOthers = described.map((object) => statedAuthors(object, statedIn))
  const isNamed = (names: readonly string[]) => names.length > 0
  return [
    { from: 'json-ld', value: inArticles.find(isNamed) ?? [] },
    { from: 'article', value: inMeta('article:author') },
    { from: 'meta', value: inMeta(...metaNames) },
    { from: 'dublin-core', value: inMeta(...dublinCore) },
    { from: 'microdata', value: microdataAuthors(search) },
    { from: 'html', value: shownAuthors(search) },
    { from: 'json-ld', value: inOthers.find(isNamed) ?? [] },
  ].map(({ from, value }) => ({ from, value: distinct(value) }))
}

/** Finds a byline that begins with `By` or names authors missing from the metadata. */
function bylineOf(page: Page, search: CreditSearch, authors: readonly string[]): Claim | null {
  const printed = shownByline(search, authors)
  if (printed !== null) return { value: printed, from: 'text' }
  const shown = otherCredit(search, authors)
  if (shown.length > 0) return { value: shown.join(', '), from: 'html' }
  const doubtful = said(page.tags, 'article:author', ...metaNames, ...dublinCore)
    .map((text) => wholeName(plainText(text)))
    .find((text) => text !== null && isList(text) && namesInList(text, page.language) === null)
  return authors.length > 0 || !doubtful ? null : { value: doubtful, from: 'meta' }
}

/**
 * Finds the authors and the byline of a page. Where the metadata only name the site, authors shown on the page are
 * preferred.
 */
export function creditsOf(page: Page, search: CreditSearch): Credits {
  const isOfSite = namesSite(siteNames(page))
  const claims = claimedAuthors(page, search).filter(({ value }) => value.length > 0)
  const isSite = ({ value }: Claim<string[]>) => value.every(isOfSite)
  const authors = claims.find((claim) => !isSite(claim)) ?? claims[0] ?? null
  const people = authors?.value.filter((name) => !isOfSite(name)) ?? []
  return { authors, byline: bylineOf(page, search, people) }
}

/** Letters: a shorter site name may begin a person's name. */
const leastLetters = 3

/** Makes a test for names of the site, alone or extended: `The Star`, `Star newsroom`. */
const namesSite = (sites: ReadonlySet<string>) => (name: string) => {
  const text = letters(name)
  return [...sites].some((site) => text === site || (site.length >= leastLetters && text.startsWith(site)))
}
