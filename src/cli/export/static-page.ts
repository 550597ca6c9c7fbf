import { parseFragment } from 'parse5'
import { findLinkAttribute, type LinkAttribute, scanTags, type Tag } from './scan-tags.ts'

/** A replacement in the source of a page, at the offsets [start, end). */
interface PageEdit {
  start: number
  end: number
  text: string
}

/** A page's headers, and the files whose names differ from their URLs. */
export interface StaticPageOptions {
  /** The header `Content-Security-Policy`, which a file server does not send; `null` if the response had none. */
  contentSecurityPolicy: string | null
  /** The header `X-Robots-Tag`, which a file server does not send; `null` if the response had none. */
  robotsTag: string | null
  /** URL → file, for files whose names differ from their URLs. */
  renamedFileByUrl: Pick<ReadonlyMap<string, string>, 'get'>
}

/** Matches the paths of endpoints that need a Worker, and of the page that describes them. */
const workerEndpointPattern =
  /^\/(?:(?:[^/?#]+\/)?(?:search|opensearch\.xml|corrections\/new)|about\/api)(?:[?#]|$)/

/**
 * Start of the link to a page's copies in the Internet Archive. The link needs an address, which an exported error
 * page does not have.
 */
const archivedCopiesUrlPrefix = 'https://web.archive.org/web/*/'

/** Escapes text for a double-quoted attribute. */
const escapeAttribute = (text: string): string =>
  text.replace(/[&"<>]/g, (character) => `&#${character.charCodeAt(0)};`)

/**
 * Returns the value of a tag's attribute, or an empty string if the tag does not have it. Uses a parser only to
 * decode character references, which are rare.
 */
function readAttributeValue(tag: Tag, name: LinkAttribute): string {
  const value = findLinkAttribute(tag, name)?.value ?? ''
  if (!value.includes('&')) return value
  const [element] = parseFragment(`<${tag.name}${tag.attributesText}>`).childNodes
  const parsedAttributes = element && 'attrs' in element ? element.attrs : []
  return parsedAttributes.find((attribute) => attribute.name === name)?.value ?? ''
}

function isDeadInExport(tag: Tag): boolean {
  const href = readAttributeValue(tag, 'href')
  return workerEndpointPattern.test(href) || href.startsWith(archivedCopiesUrlPrefix)
}

const createRemovals = (...ranges: { start: number; end: number }[]): PageEdit[] =>
  ranges.map(({ start, end }) => ({ start, end, text: '' }))

/** True for an element that may exist only for its link: a list item, or a paragraph in the footer. */
const canExistOnlyForLink = (element: Tag, parent: Tag | undefined) =>
  element.name === 'li' || (element.name === 'p' && parent?.name === 'footer')

/** Matches the redirect to today's list, which cannot be a file. The first group is the page of all days. */
const todayListPathPattern = /^(\/[^/]+\/on-this-day)\/today$/

/**
 * Returns a link's target in the export: a file whose name differs from the URL, the page of all days in place of
 * today's list, or else the unchanged URL.
 */
function toExportTarget(url: string, { renamedFileByUrl }: StaticPageOptions): string {
  const [, allDaysUrl = url] = todayListPathPattern.exec(url) ?? []
  const file = renamedFileByUrl.get(allDaysUrl)
  return file === undefined ? allDaysUrl : `/${file}`
}

function createLinkEdits(tag: Tag, options: StaticPageOptions): PageEdit[] {
  return (['href', 'src'] as const).flatMap((attributeName) => {
    const attribute = findLinkAttribute(tag, attributeName)
    const url = readAttributeValue(tag, attributeName)
    const targetUrl = toExportTarget(url, options)
    if (!attribute || targetUrl === url) return []
    const attributesStart = tag.end - '>'.length - tag.attributesText.length
    const text = `${attributeName}="${escapeAttribute(targetUrl)}"`
    return [{ start: attributesStart + attribute.start, end: attributesStart + attribute.end, text }]
  })
}

/** Renders headers as `meta` elements. Omits `frame-ancestors`, which has no effect there (CSP3 §3.3). */
function renderHeaderMetaTags({ contentSecurityPolicy, robotsTag }: StaticPageOptions): string {
  const directives = (contentSecurityPolicy ?? '')
    .split(';')
    .filter((directive) => !/^\s*frame-ancestors/.test(directive))
  const renderMetaElement = (name: string, content: string) =>
    `<meta ${name} content="${escapeAttribute(content)}"/>`
  return [
    contentSecurityPolicy === null
      ? ''
      : renderMetaElement('http-equiv="content-security-policy"', directives.join(';')),
    robotsTag === null ? '' : renderMetaElement('name="robots"', robotsTag),
  ].join('')
}

/** Collects the edits to a page from its tags, in order. */
class PageEditCollector {
  readonly edits: PageEdit[] = []
  readonly #html: string
  readonly #options: StaticPageOptions
  /** Start tags of the elements that are still open, innermost last. */
  readonly #openTags: Tag[] = []

  constructor(html: string, options: StaticPageOptions) {
    this.#html = html
    this.#options = options
  }

  /**
   * Removes a dead link. If its container contains nothing else, removes the container too; otherwise removes only
   * the link's tags, so that its words remain.
   */
  #createLinkRemovals(link: Tag, endTag: Tag): PageEdit[] {
    const [outerTag, innerTag] = this.#openTags.slice(-2)
    const [parent, grandparent] = innerTag ? [innerTag, outerTag] : [outerTag, undefined]
    const nextClosingTagMatch = /^\s*<\/[a-z]+>/.exec(this.#html.slice(endTag.end, endTag.end + 200))
    const isOnlyChild =
      parent &&
      nextClosingTagMatch?.[0].trim() === `</${parent.name}>` &&
      this.#html.slice(parent.end, link.start).trim() === ''
    return isOnlyChild && canExistOnlyForLink(parent, grandparent)
      ? createRemovals({ start: parent.start, end: endTag.end + nextClosingTagMatch[0].length })
      : createRemovals(link, endTag)
  }

  #addStartTag(tag: Tag): void {
    if (tag.kind === 'start') this.#openTags.push(tag)
    if (tag.name === 'link' && isDeadInExport(tag)) this.edits.push(...createRemovals(tag))
    if (tag.name === 'head')
      this.edits.push({ start: tag.end, end: tag.end, text: renderHeaderMetaTags(this.#options) })
    this.edits.push(...createLinkEdits(tag, this.#options))
  }

  #addEndTag(endTag: Tag): void {
    const openTagIndex = this.#openTags.findLastIndex(({ name }) => name === endTag.name)
    const [startTag] = openTagIndex < 0 ? [] : this.#openTags.splice(openTagIndex)
    if (!startTag) return
    if (startTag.name === 'a' && isDeadInExport(startTag))
      this.edits.push(...this.#createLinkRemovals(startTag, endTag))
    if (['search', 'form'].includes(startTag.name))
      this.edits.push(...createRemovals({ start: startTag.start, end: endTag.end }))
  }

  addTag(tag: Tag): void {
    if (tag.kind === 'end') this.#addEndTag(tag)
    else this.#addStartTag(tag)
  }
}

/**
 * Converts a page from the Worker to a static page: removes forms and links that need a Worker, points links at
 * renamed files, and adds headers as `meta` elements. Preserves all other bytes.
 */
export function toStaticPage(html: string, options: StaticPageOptions): string {
  const pageEdits = new PageEditCollector(html, options)
  for (const tag of scanTags(html)) pageEdits.addTag(tag)
  let [staticHtml, copiedEnd] = ['', 0]
  for (const { start, end: replacedEnd, text } of pageEdits.edits.sort((a, b) => a.start - b.start)) {
    if (start < copiedEnd) continue
    staticHtml += html.slice(copiedEnd, start) + text
    copiedEnd = replacedEnd
  }
  return staticHtml + html.slice(copiedEnd)
}

/** Renders the page at an address that has moved, for servers without redirect rules. */
export const renderRedirectPage = (targetUrl: string): string =>
  `<!doctype html>\n<meta charset="utf-8"/><title>${escapeAttribute(targetUrl)}</title><meta name="robots" content="noindex"/>` +
  `<meta http-equiv="refresh" content="0; url=${escapeAttribute(targetUrl)}"/><p><a href="${escapeAttribute(targetUrl)}">${escapeAttribute(targetUrl)}</a></p>\n`
