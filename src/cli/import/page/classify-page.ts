import type { Element } from 'hast'
import { decodePercentOnce } from '../../../model/address.ts'
import { textContent } from '../../content/html/element.ts'
import { toLettersAndDigits } from '../../content/html/to-letters-and-digits.ts'
import { getAttribute, listElements } from '../markup/page-tree.ts'
import { isContentsPage } from './contents-page.ts'
import { isFrontPage } from './front-page.ts'
import { splitTitleAtSeparators } from './headline/strip-site-names.ts'
import { listJsonLdTypes } from './metadata/json-ld.ts'
import { listMetaValues } from './metadata/meta-tags.ts'
import type { WebPage } from './metadata/web-page.ts'
import type { PageKind } from './page-kinds.ts'

/** URL path patterns by kind of page. `classifyPage` decides when the URL outweighs the page's own metadata. */
const kindsAndPathPatterns: readonly (readonly [PageKind, RegExp])[] = [
  ['front', /^\/(?:index\.\w+|home\/?|accueil\/?)?$/i],
  ['search', /^\/(?:\w\w\/)?(?:search|recherche|buscar|suche|ricerca|zoeken)(?:\/|\.\w+)?$|^\/search\//i],
  [
    'tag',
    /^\/(?:\w\w\/)?(?:tags?|topics?|categor(?:y|ies|ie|ia)|th[eè]mes?|dossiers?|keywords?|mot-cle|labels?|sections?|authors?|auteurs?|contributors?|page)\/[^/]+(?:\/(?:page\/)?\d*)?\/?$/i,
  ],
  ['feed', /\/(?:feed|rss|atom)(?:\/|\.xml)?$/i],
]

/** Patterns for the class of the `body` element in WordPress and similar systems, by kind of page. */
const kindsAndBodyClassPatterns: readonly (readonly [PageKind, RegExp])[] = [
  ['search', /(?:^|\s)search(?:-results|-no-results)?(?:\s|$)/],
  ['error', /(?:^|\s)error-?404(?:\s|$)/],
  ['front', /(?:^|\s)(?:home|front-page|homepage)(?:\s|$)/],
  ['tag', /(?:^|\s)(?:archive|category|tag|author|tax-\S+)(?:\s|$)/],
]

/**
 * Patterns for the whole title of an error page. `Peugeot 404 turns fifty` and `Page not found: a history` do not
 * match.
 */
const notFoundTitlePatterns: readonly RegExp[] = [
  /^(?:error|erreur|fehler|errore)?\s*404(?:\s*[-:–!.]?\s*(?:error|(?:page|file|document) .*|not found|erreur|fehler))?$/i,
  /^(?:404\s*[-:–]?\s*)?(?:oops!?|sorry,?)?\s*(?:(?:the |this )?(?:page|file|document|article) )?(?:was |could )?not (?:be )?found$/i,
  /^(?:la |cette )?page (?:introuvable|non trouvée|(?:demandée )?n['’]existe (?:pas|plus))$/i,
  /^(?:página no encontrada|(?:die )?seite (?:wurde )?nicht gefunden|pagina non trovata)$/i,
]

const isNotFoundTitle = (title: string) =>
  notFoundTitlePatterns.some((pattern) => pattern.test(title.replace(/[.!…]+$/, '')))

/** Matches HTTP reason phrases (RFC 9110). Phrases that could be headlines need the status code, as in `410 Gone`. */
const httpErrorTitlePattern =
  /^(?:http )?(?:error:? )?(?:400 bad request|40[13] (?:unauthori[sz]ed|forbidden|authorization required)|403 access denied|410 gone|429 too many requests|(?:500 )?internal server error|(?:502 )?bad gateway|(?:503 )?service (?:temporarily )?unavailable|(?:504 )?gateway time-?out)[.!]?$/i

/** Maximum length of an error page's title without the site's name, in characters. A longer title is a headline. */
const maxErrorTitleLength = 80

const isErrorTitle = (title: string) =>
  title.length <= maxErrorTitleLength * 2 &&
  (httpErrorTitlePattern.test(title) ||
    splitTitleAtSeparators(title).some((part) => part.length <= maxErrorTitleLength && isNotFoundTitle(part)))

const articleTypePattern = /Article|BlogPosting|Report/

/** Patterns for the JSON-LD types of list pages, by kind of page. */
const kindsAndListTypePatterns: readonly (readonly [PageKind, RegExp])[] = [
  ['search', /^SearchResultsPage$/],
  ['tag', /^(?:CollectionPage|ProfilePage)$/],
]

/** True for a page with metadata that only articles have. */
const hasArticleMetadata = ({ metaTags, jsonLdArticles }: WebPage): boolean =>
  jsonLdArticles.length > 0 || listMetaValues(metaTags, 'article:published_time').length > 0

/** True for a page that its `og:type` or its only microdata article marks as an article, as some lists do too. */
function isMarkedAsArticle({ elements, metaTags }: WebPage): boolean {
  if (listMetaValues(metaTags, 'og:type').some((type) => /^(?:article|news|blog|post|story)/i.test(type)))
    return true
  const articleTypeElements = elements.filter((element) =>
    articleTypePattern.test(getAttribute(element, 'itemType') ?? ''),
  )
  return articleTypeElements.length === 1
}

/** Returns the kind of list that the page's JSON-LD states, or `null` if it states none. */
function findListKindInJsonLd({ jsonLdObjects }: WebPage): PageKind | null {
  const jsonLdTypes = jsonLdObjects.flatMap(listJsonLdTypes)
  return (
    kindsAndListTypePatterns.find(([, pattern]) => jsonLdTypes.some((type) => pattern.test(type)))?.[0] ??
    null
  )
}

const findKindByPattern = (kindsAndPatterns: typeof kindsAndPathPatterns, text: string): PageKind | null =>
  kindsAndPatterns.find(([, pattern]) => pattern.test(text))?.[0] ?? null

function findKindInUrl(url: string | null): PageKind | null {
  if (url === null) return null
  const { pathname, searchParams } = new URL(url)
  const isRootPath = /^\/(?:index\.\w+)?$/.test(pathname)
  if (isRootPath && searchParams.has('s')) return 'search'
  // `/?p=42` and `/index.php?id=42` are single articles, not the front page.
  return searchParams.size > 0 && isRootPath
    ? null
    : findKindByPattern(kindsAndPathPatterns, decodePercentOnce(pathname))
}

/**
 * True for a URL whose last segment has several hyphenated words, like a headline, or a number of five digits or more.
 */
function isLikelyArticleUrl(url: string | null): boolean {
  const lastSegment =
    url === null ? undefined : new URL(url).pathname.split('/').findLast((part) => part !== '')
  return lastSegment !== undefined && (/(?:[-_][^-_]+){3}/.test(lastSegment) || /\d{5}/.test(lastSegment))
}

/** Returns the share of the blocks' letters that is in links, or 0 if there are too few links for a list. */
function measureLinkedShareOfList(blocks: readonly Element[]): number {
  const links = blocks.flatMap((block) => listElements(block)).filter(({ tagName }) => tagName === 'a')
  const linkedLetterCount = links
    .map((link) => toLettersAndDigits(textContent(link)).length)
    .reduce((a, b) => a + b, 0)
  const letterCount = blocks
    .map((block) => toLettersAndDigits(textContent(block)).length)
    .reduce((a, b) => a + b, 0)
  return links.length < minLinksOfList || letterCount === 0 ? 0 : linkedLetterCount / letterCount
}

/** A list page has at least this many links, and more than this share of its letters in links. */
const minLinksOfList = 15
const minLinkedShareOfList = 0.75
/** A page with at least this many letters is not an error page. */
const maxErrorPageLetters = 600

/** True if the page's title or first `h1` announces an error: some sites use their name as the title of error pages. */
const hasErrorTitle = ({ elements }: WebPage): boolean =>
  ['title', 'h1'].some((tag) => {
    const titleElement = elements.find(({ tagName }) => tagName === tag)
    return titleElement !== undefined && isErrorTitle(textContent(titleElement).trim())
  })

/** Returns the kind of page that the class of `body` indicates, or `null` for no kind or a single article. */
function findKindInBodyClass({ elements }: WebPage): PageKind | null {
  const body = elements.find(({ tagName }) => tagName === 'body')
  const bodyClass = (body && getAttribute(body, 'className')) ?? ''
  return /(?:^|\s)single(?:-\S+)?(?:\s|$)/.test(bodyClass)
    ? null
    : findKindByPattern(kindsAndBodyClassPatterns, bodyClass)
}

/** Minimum number of letters in a headline. A shorter link may be a menu entry. */
const minHeadlineLetters = 20

/** True for a page with many links that are as long as a headline. */
function hasManyHeadlineLinks({ elements }: WebPage): boolean {
  const links = elements.filter(({ tagName }) => tagName === 'a')
  return (
    links.filter((link) => toLettersAndDigits(textContent(link)).length >= minHeadlineLetters).length >=
    minLinksOfList
  )
}

/** Classifies a page in which no article text was found. */
export function classifyPageWithoutText(page: WebPage): 'list' | 'empty' {
  const isArticlePage = hasArticleMetadata(page) || isMarkedAsArticle(page)
  return !isArticlePage && (hasManyHeadlineLinks(page) || isContentsPage(page)) ? 'list' : 'empty'
}

/** True for a front page whose metadata describes the articles that it links to. */
const isFrontPageDespiteMetadata = (page: WebPage, kindByUrl: PageKind | null) =>
  kindByUrl === 'front' && new URL(page.url ?? '').pathname === '/' && !isMarkedAsArticle(page)

/**
 * Classifies a page by its metadata, then by its URL, title and links. `blocks` is the chosen body.
 */
export function classifyPage(page: WebPage, blocks: readonly Element[]): PageKind | 'article' {
  const letters = blocks.map((block) => toLettersAndDigits(textContent(block))).join('')
  if (letters === '') return classifyPageWithoutText(page)
  const kindByUrl = findKindInUrl(page.url)
  if (hasArticleMetadata(page)) return isFrontPageDespiteMetadata(page, kindByUrl) ? 'front' : 'article'
  if (letters.length < maxErrorPageLetters && hasErrorTitle(page)) return 'error'
  if (!isMarkedAsArticle(page) && !isLikelyArticleUrl(page.url) && isFrontPage(page, blocks)) return 'front'
  const jsonLdKind = findListKindInJsonLd(page)
  if (jsonLdKind !== null) return jsonLdKind
  if (isMarkedAsArticle(page))
    return kindByUrl !== null && measureLinkedShareOfList(blocks) > minLinkedShareOfList
      ? kindByUrl
      : 'article'
  if (kindByUrl !== null) return kindByUrl
  if (isLikelyArticleUrl(page.url)) return 'article'
  return (
    findKindInBodyClass(page) ??
    (measureLinkedShareOfList(blocks) > minLinkedShareOfList ? 'list' : 'article')
  )
}
