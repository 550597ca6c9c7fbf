import type { Element } from 'hast'
import { textOf } from '../../content/element.ts'
import { letters } from './known-lines.ts'
import { said } from './meta-tags.ts'
import type { Page } from './page.ts'
import { attribute, elementsIn } from './page-tree.ts'

/** What a page's own address says it is. Only of weight when nothing says that it is an article. */
const addresses: readonly (readonly [string, RegExp])[] = [
  ['front', /^\/(?:index\.\w+|home\/?|accueil\/?)?$/i],
  ['search', /^\/(?:\w\w\/)?(?:search|recherche|buscar|suche|ricerca|zoeken)(?:\/|\.\w+)?$|^\/search\//i],
  [
    'tag',
    /^\/(?:\w\w\/)?(?:tags?|topics?|categor(?:y|ies|ie|ia)|th[eè]mes?|dossiers?|keywords?|mot-cle|labels?|sections?|authors?|auteurs?|contributors?|page)\/[^/]+(?:\/(?:page\/)?\d*)?\/?$/i,
  ],
  ['feed', /\/(?:feed|rss|atom)(?:\/|\.xml)?$/i],
]

/** The classes that WordPress and its imitators give to the `body` of each kind of page. */
const bodyClasses: readonly (readonly [string, RegExp])[] = [
  ['search', /(?:^|\s)search(?:-results|-no-results)?(?:\s|$)/],
  ['error', /(?:^|\s)error-?404(?:\s|$)/],
  ['front', /(?:^|\s)(?:home|front-page|homepage)(?:\s|$)/],
  ['tag', /(?:^|\s)(?:archive|category|tag|author|tax-\S+)(?:\s|$)/],
]

const notFound =
  /\b(?:404|not found|page introuvable|n'existe (?:pas|plus)|no encontrada|nicht gefunden|pagina non trovata)\b/i

const articleType = /Article|BlogPosting|Report/

/** What only an article's own page says. */
const isSurelyArticle = ({ tags, articles }: Page): boolean =>
  articles.length > 0 || said(tags, 'article:published_time').length > 0

/** What some sites say of their lists too. */
function isStatedArticle({ elements, tags }: Page): boolean {
  if (said(tags, 'og:type').some((type) => /^(?:article|news|blog|post|story)/i.test(type))) return true
  const marked = elements.filter((element) => articleType.test(attribute(element, 'itemType') ?? ''))
  return marked.length === 1
}

const kindBy = (kinds: typeof addresses, text: string): string | null =>
  kinds.find(([, pattern]) => pattern.test(text))?.[0] ?? null

function kindByAddress(url: string | null): string | null {
  if (url === null) return null
  const { pathname, searchParams } = new URL(url)
  if (pathname === '/' && searchParams.has('s')) return 'search'
  return searchParams.size > 0 && pathname === '/' ? null : kindBy(addresses, pathname)
}

/** The last part of an address that names one article: a few words of its headline, or its number. */
function namesArticle(url: string | null): boolean {
  const name = url === null ? undefined : new URL(url).pathname.split('/').findLast((part) => part !== '')
  return name !== undefined && (/(?:[-_][^-_]+){3}/.test(name) || /\d{5}/.test(name))
}

function linkedShare(blocks: readonly Element[]): number {
  const links = blocks.flatMap((block) => elementsIn(block)).filter(({ tagName }) => tagName === 'a')
  const linked = links.map((link) => letters(textOf(link)).length).reduce((a, b) => a + b, 0)
  const all = blocks.map((block) => letters(textOf(block)).length).reduce((a, b) => a + b, 0)
  return links.length < fewestLinks || all === 0 ? 0 : linked / all
}

/** A list of other pages is mostly links, and many. */
const fewestLinks = 15
const mostlyLinks = 0.75
/** What says that nothing was found says little more. */
const longestError = 600

/**
 * What a page is when it is no article, in one word: `empty`, `error`, `front`, `tag`, `search`, `feed`, `list`;
 * `null` for an article. `blocks` is what was found as its body.
 */
export function kindOfPage(page: Page, blocks: readonly Element[]): string | null {
  const text = blocks.map((block) => letters(textOf(block))).join('')
  if (text === '') return 'empty'
  const title = page.elements.find(({ tagName }) => tagName === 'title')
  if (title && notFound.test(textOf(title)) && text.length < longestError) return 'error'
  const byAddress = kindByAddress(page.url)
  if (isSurelyArticle(page)) return byAddress === 'front' ? 'front' : null
  if (byAddress === null && isStatedArticle(page)) return null
  if (byAddress !== null || namesArticle(page.url)) return byAddress
  const body = page.elements.find(({ tagName }) => tagName === 'body')
  const classes = (body && attribute(body, 'className')) ?? ''
  const byClass = /(?:^|\s)single(?:-\S+)?(?:\s|$)/.test(classes) ? null : kindBy(bodyClasses, classes)
  return byClass ?? (linkedShare(blocks) > mostlyLinks ? 'list' : null)
}
