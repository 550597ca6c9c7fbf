import type { Element } from 'hast'
import { textContent } from '../../content/html/element.ts'
import { getAttribute, listElements } from '../markup/page-tree.ts'
import { titleParts } from './headline/title.ts'
import { letters } from './lines/known-lines.ts'
import { typesOf } from './metadata/json-ld.ts'
import { said } from './metadata/meta-tags.ts'
import type { Page } from './metadata/page.ts'
import type { PageKind } from './page-kinds.ts'

/** What a page's own address says it is. Only of weight when nothing says that it is an article. */
const addresses: readonly (readonly [PageKind, RegExp])[] = [
  ['front', /^\/(?:index\.\w+|home\/?|accueil\/?)?$/i],
  ['search', /^\/(?:\w\w\/)?(?:search|recherche|buscar|suche|ricerca|zoeken)(?:\/|\.\w+)?$|^\/search\//i],
  [
    'tag',
    /^\/(?:\w\w\/)?(?:tags?|topics?|categor(?:y|ies|ie|ia)|th[eè]mes?|dossiers?|keywords?|mot-cle|labels?|sections?|authors?|auteurs?|contributors?|page)\/[^/]+(?:\/(?:page\/)?\d*)?\/?$/i,
  ],
  ['feed', /\/(?:feed|rss|atom)(?:\/|\.xml)?$/i],
]

/** The classes that WordPress and its imitators give to the `body` of each kind of page. */
const bodyClasses: readonly (readonly [PageKind, RegExp])[] = [
  ['search', /(?:^|\s)search(?:-results|-no-results)?(?:\s|$)/],
  ['error', /(?:^|\s)error-?404(?:\s|$)/],
  ['front', /(?:^|\s)(?:home|front-page|homepage)(?:\s|$)/],
  ['tag', /(?:^|\s)(?:archive|category|tag|author|tax-\S+)(?:\s|$)/],
]

/** Titles of error pages; `Peugeot 404 turns fifty` and `Missing hiker not found` are none. */
const notFound =
  /^(?:(?:error|erreur|fehler|errore)?\s*404(?:\s*(?:[-:–!.]|error|page|file|not found|erreur|fehler).*)?|(?:oops!?|sorry,?)?\s*(?:(?:the )?(?:page|file|document|article) )?(?:was )?not found[.!]?|page (?:introuvable|non trouvée)|page n'existe (?:pas|plus)|(?:la |cette )?page n['’]existe (?:pas|plus)|página no encontrada|seite (?:wurde )?nicht gefunden|pagina non trovata)/i

/** What servers say instead of a page: the phrases of RFC 9110. One that may be a headline needs its number. */
const refused =
  /^(?:http )?(?:error:? )?(?:400 bad request|40[13] (?:unauthori[sz]ed|forbidden|authorization required)|403 access denied|410 gone|429 too many requests|(?:500 )?internal server error|(?:502 )?bad gateway|(?:503 )?service (?:temporarily )?unavailable|(?:504 )?gateway time-?out)[.!]?$/i

/** Longer titles are headlines. */
const longestErrorTitle = 80

const isErrorTitle = (title: string) =>
  title.length <= longestErrorTitle * 2 &&
  (refused.test(title) ||
    titleParts(title).some((part) => part.length <= longestErrorTitle && notFound.test(part)))

const articleType = /Article|BlogPosting|Report/

/** Types by which a page says in JSON-LD that it is a list. */
const listTypes: readonly (readonly [PageKind, RegExp])[] = [
  ['search', /^SearchResultsPage$/],
  ['tag', /^(?:CollectionPage|ProfilePage)$/],
]

/** What only an article's own page says. */
const isSurelyArticle = ({ tags, articles }: Page): boolean =>
  articles.length > 0 || said(tags, 'article:published_time').length > 0

/** True where a page calls itself an article, as some lists do too. */
function isStatedArticle({ elements, tags }: Page): boolean {
  if (said(tags, 'og:type').some((type) => /^(?:article|news|blog|post|story)/i.test(type))) return true
  const marked = elements.filter((element) => articleType.test(getAttribute(element, 'itemType') ?? ''))
  return marked.length === 1
}

/** The kind of list that a page says in JSON-LD that it is. */
function statedKind({ described }: Page): PageKind | null {
  const types = described.flatMap(typesOf)
  return listTypes.find(([, pattern]) => types.some((type) => pattern.test(type)))?.[0] ?? null
}

const kindBy = (kinds: typeof addresses, text: string): PageKind | null =>
  kinds.find(([, pattern]) => pattern.test(text))?.[0] ?? null

function kindByAddress(url: string | null): PageKind | null {
  if (url === null) return null
  const { pathname, searchParams } = new URL(url)
  const isFront = /^\/(?:index\.\w+)?$/.test(pathname)
  if (isFront && searchParams.has('s')) return 'search'
  // `/?p=42` and `/index.php?id=42` name one page of many.
  return searchParams.size > 0 && isFront ? null : kindBy(addresses, pathname)
}

/** The last part of an address that names one article: a few words of its headline, or its number. */
function namesArticle(url: string | null): boolean {
  const name = url === null ? undefined : new URL(url).pathname.split('/').findLast((part) => part !== '')
  return name !== undefined && (/(?:[-_][^-_]+){3}/.test(name) || /\d{5}/.test(name))
}

function linkedShare(blocks: readonly Element[]): number {
  const links = blocks.flatMap((block) => listElements(block)).filter(({ tagName }) => tagName === 'a')
  const linked = links.map((link) => letters(textContent(link)).length).reduce((a, b) => a + b, 0)
  const all = blocks.map((block) => letters(textContent(block)).length).reduce((a, b) => a + b, 0)
  return links.length < fewestLinks || all === 0 ? 0 : linked / all
}

/** A list of other pages is mostly links, and many. */
const fewestLinks = 15
const mostlyLinks = 0.75
/** What says that nothing was found says little more. */
const longestError = 600

/** True where the title says so, or the first heading: a template may give every page the site's title. */
const hasErrorTitle = ({ elements }: Page): boolean =>
  ['title', 'h1'].some((name) => {
    const title = elements.find(({ tagName }) => tagName === name)
    return title !== undefined && isErrorTitle(textContent(title).trim())
  })

/** What the template says in the class of `body`. */
function kindByClass({ elements }: Page): PageKind | null {
  const body = elements.find(({ tagName }) => tagName === 'body')
  const classes = (body && getAttribute(body, 'className')) ?? ''
  return /(?:^|\s)single(?:-\S+)?(?:\s|$)/.test(classes) ? null : kindBy(bodyClasses, classes)
}

/** Letters of a headline: a shorter link may be a menu's. */
const leastOfHeadline = 20

/** True for a page that calls itself no article, and has many links as long as headlines. */
function isLinkPage(page: Page): boolean {
  if (isSurelyArticle(page) || isStatedArticle(page)) return false
  const links = page.elements.filter(({ tagName }) => tagName === 'a')
  return links.filter((link) => letters(textContent(link)).length >= leastOfHeadline).length >= fewestLinks
}

/** The front of a site may describe the articles that it leads to. */
const isBareFront = (page: Page, byAddress: PageKind | null) =>
  byAddress === 'front' && new URL(page.url ?? '').pathname === '/' && !isStatedArticle(page)

/**
 * What a page is when it is no article; `null` for an article. What the page says of itself outranks the words of its
 * address and its headline. `blocks` is what was found as its body.
 */
export function kindOfPage(page: Page, blocks: readonly Element[]): PageKind | null {
  const text = blocks.map((block) => letters(textContent(block))).join('')
  if (text === '') return isLinkPage(page) ? 'list' : 'empty'
  const byAddress = kindByAddress(page.url)
  if (isSurelyArticle(page)) return isBareFront(page, byAddress) ? 'front' : null
  if (text.length < longestError && hasErrorTitle(page)) return 'error'
  const stated = statedKind(page)
  if (stated !== null) return stated
  if (isStatedArticle(page)) return byAddress !== null && linkedShare(blocks) > mostlyLinks ? byAddress : null
  if (byAddress !== null || namesArticle(page.url)) return byAddress
  return kindByClass(page) ?? (linkedShare(blocks) > mostlyLinks ? 'list' : null)
}
