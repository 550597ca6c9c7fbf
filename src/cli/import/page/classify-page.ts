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

/** Patterns of URL paths by kind of page. Used only if the page does not state that it is an article. */
const kindsAndPathPatterns: readonly (readonly [PageKind, RegExp])[] = [
  ['front', /^\/(?:index\.\w+|home\/?|accueil\/?)?$/i],
  ['search', /^\/(?:\w\w\/)?(?:search|recherche|buscar|suche|ricerca|zoeken)(?:\/|\.\w+)?$|^\/search\//i],
  [
    'tag',
    /^\/(?:\w\w\/)?(?:tags?|topics?|categor(?:y|ies|ie|ia)|th[eè]mes?|dossiers?|keywords?|mot-cle|labels?|sections?|authors?|auteurs?|contributors?|page)\/[^/]+(?:\/(?:page\/)?\d*)?\/?$/i,
  ],
  ['feed', /\/(?:feed|rss|atom)(?:\/|\.xml)?$/i],
]

/** Patterns of the class of `body` in WordPress and similar systems, by kind of page. */
const kindsAndBodyClasses: readonly (readonly [PageKind, RegExp])[] = [
  ['search', /(?:^|\s)search(?:-results|-no-results)?(?:\s|$)/],
  ['error', /(?:^|\s)error-?404(?:\s|$)/],
  ['front', /(?:^|\s)(?:home|front-page|homepage)(?:\s|$)/],
  ['tag', /(?:^|\s)(?:archive|category|tag|author|tax-\S+)(?:\s|$)/],
]

/** Match whole titles of error pages. `Peugeot 404 turns fifty` and `Page not found: a history` do not match. */
const notFoundTitlePatterns: readonly RegExp[] = [
  /^(?:error|erreur|fehler|errore)?\s*404(?:\s*[-:–!.]?\s*(?:error|(?:page|file|document) .*|not found|erreur|fehler))?$/i,
  /^(?:404\s*[-:–]?\s*)?(?:oops!?|sorry,?)?\s*(?:(?:the |this )?(?:page|file|document|article) )?(?:was |could )?not (?:be )?found$/i,
  /^(?:la |cette )?page (?:introuvable|non trouvée|(?:demandée )?n['’]existe (?:pas|plus))$/i,
  /^(?:página no encontrada|(?:die )?seite (?:wurde )?nicht gefunden|pagina non trovata)$/i,
]

const isNotFoundTitle = (title: string) =>
  notFoundTitlePatterns.some((pattern) => pattern.test(title.replace(/[.!…]+$/, '')))

/** Matches reason phrases of RFC 9110 as titles. Phrases that may be headlines match only with the status code. */
const httpErrorTitlePattern =
  /^(?:http )?(?:error:? )?(?:400 bad request|40[13] (?:unauthori[sz]ed|forbidden|authorization required)|403 access denied|410 gone|429 too many requests|(?:500 )?internal server error|(?:502 )?bad gateway|(?:503 )?service (?:temporarily )?unavailable|(?:504 )?gateway time-?out)[.!]?$/i

/** Maximum length of an error page's title, in characters; a longer one is a headline. */
const maxErrorTitleLength = 80

const isErrorTitle = (title: string) =>
  title.length <= maxErrorTitleLength * 2 &&
  (httpErrorTitlePattern.test(title) ||
    splitTitleAtSeparators(title).some((part) => part.length <= maxErrorTitleLength && isNotFoundTitle(part)))

const articleTypePattern = /Article|BlogPosting|Report/

/** Patterns of JSON-LD types of lists, by kind of page. */
const kindsAndListTypes: readonly (readonly [PageKind, RegExp])[] = [
  ['search', /^SearchResultsPage$/],
  ['tag', /^(?:CollectionPage|ProfilePage)$/],
]

/** True for a page with metadata that only articles have. */
const hasArticleMetadata = ({ metaTags, jsonLdArticles }: WebPage): boolean =>
  jsonLdArticles.length > 0 || listMetaValues(metaTags, 'article:published_time').length > 0

/** True for a page that states that it is an article, as some lists do too. */
function isMarkedAsArticle({ elements, metaTags }: WebPage): boolean {
  if (listMetaValues(metaTags, 'og:type').some((type) => /^(?:article|news|blog|post|story)/i.test(type)))
    return true
  const articleTypeElements = elements.filter((element) =>
    articleTypePattern.test(getAttribute(element, 'itemType') ?? ''),
  )
  return articleTypeElements.length === 1
}

/** Returns the kind of list stated in JSON-LD; `null` if none is. */
function findListKindInJsonLd({ jsonLdObjects }: WebPage): PageKind | null {
  const jsonLdTypes = jsonLdObjects.flatMap(listJsonLdTypes)
  return kindsAndListTypes.find(([, pattern]) => jsonLdTypes.some((type) => pattern.test(type)))?.[0] ?? null
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

/** True for a URL whose last segment contains several words, as of a headline, or a long number. */
function isLikelyArticleUrl(url: string | null): boolean {
  const lastSegment =
    url === null ? undefined : new URL(url).pathname.split('/').findLast((part) => part !== '')
  return lastSegment !== undefined && (/(?:[-_][^-_]+){3}/.test(lastSegment) || /\d{5}/.test(lastSegment))
}

/** Returns the share of letters in links; 0 for blocks with fewer links than a list. */
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

/** Minimum number of links, and minimum share of letters in links, of a list of pages. */
const minLinksOfList = 15
const minLinkedShareOfList = 0.75
/** Maximum number of letters of an error page. */
const maxErrorPageLetters = 600

/** True for a page whose title or first `h1` is an error: templates may use the site's title on error pages. */
const hasErrorTitle = ({ elements }: WebPage): boolean =>
  ['title', 'h1'].some((tag) => {
    const titleElement = elements.find(({ tagName }) => tagName === tag)
    return titleElement !== undefined && isErrorTitle(textContent(titleElement).trim())
  })

/** Returns the kind of page that the class of `body` names; `null` if it names none or a single article. */
function findKindInBodyClass({ elements }: WebPage): PageKind | null {
  const body = elements.find(({ tagName }) => tagName === 'body')
  const bodyClass = (body && getAttribute(body, 'className')) ?? ''
  return /(?:^|\s)single(?:-\S+)?(?:\s|$)/.test(bodyClass)
    ? null
    : findKindByPattern(kindsAndBodyClasses, bodyClass)
}

/** Minimum number of letters of a headline: a shorter link may be a menu entry. */
const minHeadlineLetters = 20

/** True for a page with many headline-long links. */
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

/** True for a front page that has metadata of the articles to which it links. */
const isFrontPageDespiteMetadata = (page: WebPage, kindByUrl: PageKind | null) =>
  kindByUrl === 'front' && new URL(page.url ?? '').pathname === '/' && !isMarkedAsArticle(page)

/**
 * Classifies a page by its metadata, then by its URL, title and links; returns `null` for an article. `blocks` is the
 * body that was chosen.
 */
export function classifyPage(page: WebPage, blocks: readonly Element[]): PageKind | null {
  const letters = blocks.map((block) => toLettersAndDigits(textContent(block))).join('')
  if (letters === '') return classifyPageWithoutText(page)
  const kindByUrl = findKindInUrl(page.url)
  if (hasArticleMetadata(page)) return isFrontPageDespiteMetadata(page, kindByUrl) ? 'front' : null
  if (letters.length < maxErrorPageLetters && hasErrorTitle(page)) return 'error'
  if (!isMarkedAsArticle(page) && !isLikelyArticleUrl(page.url) && isFrontPage(page, blocks)) return 'front'
  const jsonLdKind = findListKindInJsonLd(page)
  if (jsonLdKind !== null) return jsonLdKind
  if (isMarkedAsArticle(page))
    return kindByUrl !== null && measureLinkedShareOfList(blocks) > minLinkedShareOfList ? kindByUrl : null
  if (kindByUrl !== null || isLikelyArticleUrl(page.url)) return kindByUrl
  return (
    findKindInBodyClass(page) ?? (measureLinkedShareOfList(blocks) > minLinkedShareOfList ? 'list' : null)
  )
}
