import { parseFragment } from 'parse5'
import { findLinkAttribute, type LinkAttribute, scanTags, type Tag } from './scan-tags.ts'

/** A replacement in the source of a page. */
interface PageEdit {
  start: number
  end: number
  text: string
}

/** Headers of a page, and files whose names differ from their URLs. */
export interface StaticPageOptions {
  /** The headers `Content-Security-Policy` and `X-Robots-Tag`, which a file server does not send. */
  contentSecurityPolicy: string | null
  robotsTag: string | null
  /** URL → file, for files with another name. */
  renamedFiles: Pick<ReadonlyMap<string, string>, 'get'>
}

/** Matches endpoints that need a Worker, and the page that describes them. */
const workerEndpointPattern =
  /^\/(?:(?:[^/?#]+\/)?(?:search|opensearch\.xml|corrections\/new)|about\/api)(?:[?#]|$)/

/** The search for copies elsewhere needs an address, which the exported error page does not have. */
const archivedCopiesUrlPrefix = 'https://web.archive.org/web/*/'

/** Escapes text for a double-quoted attribute. */
const escapeAttribute = (text: string): string =>
  text.replace(/[&"<>]/g, (character) => `&#${character.charCodeAt(0)};`)

/**
 * Returns the value of a tag's attribute; empty if it has none. Character references, which are rare, are decoded
 * by a parser.
 */
function readAttributeValue(tag: Tag, name: LinkAttribute): string {
  const value = findLinkAttribute(tag, name)?.value ?? ''
  if (!value.includes('&')) return value
  const [element] = parseFragment(`<${tag.name}${tag.attributes}>`).childNodes
  const attributes = element && 'attrs' in element ? element.attrs : []
  return attributes.find((each) => each.name === name)?.value ?? ''
}

function isDeadLink(tag: Tag): boolean {
  const href = readAttributeValue(tag, 'href')
  return workerEndpointPattern.test(href) || href.startsWith(archivedCopiesUrlPrefix)
}

const createRemovals = (...tags: { start: number; end: number }[]): PageEdit[] =>
  tags.map(({ start, end }) => ({ start, end, text: '' }))

/** True for an element that may exist only for its link: a list item, or a line of the footer. */
const isLinkLine = (element: Tag, parent: Tag | undefined) =>
  element.name === 'li' || (element.name === 'p' && parent?.name === 'footer')

/**
 * Matches the redirect to the list of today's date, which cannot be a file; the first group is the page of all days.
 */
const todayPattern = /^(\/[^/]+\/on-this-day)\/today$/

/**
 * Returns a link's target in the export: a file with another name, or the page of all days instead of today's
 * list; `undefined` if the link stays as it is.
 */
function findExportedTarget(url: string, { renamedFiles }: StaticPageOptions): string | undefined {
  const [, allDaysUrl] = todayPattern.exec(url) ?? []
  const file = renamedFiles.get(allDaysUrl ?? url)
  return file === undefined ? allDaysUrl : `/${file}`
}

function replaceLinks(tag: Tag, options: StaticPageOptions): PageEdit[] {
  return (['href', 'src'] as const).flatMap((name) => {
    const attribute = findLinkAttribute(tag, name)
    const target = attribute && findExportedTarget(readAttributeValue(tag, name), options)
    if (!attribute || target === undefined || target === null) return []
    const start = tag.end - '>'.length - tag.attributes.length
    const text = `${name}="${escapeAttribute(target)}"`
    return [{ start: start + attribute.start, end: start + attribute.end, text }]
  })
}

/** Renders headers as `meta` elements, without `frame-ancestors`, which has no effect there (CSP3 §3.3). */
function renderHeaderMetaTags({ contentSecurityPolicy, robotsTag }: StaticPageOptions): string {
  const directives = (contentSecurityPolicy ?? '')
    .split(';')
    .filter((directive) => !/^\s*frame-ancestors/.test(directive))
  const renderElement = (name: string, content: string) =>
    `<meta ${name} content="${escapeAttribute(content)}"/>`
  return [
    contentSecurityPolicy === null
      ? ''
      : renderElement('http-equiv="content-security-policy"', directives.join(';')),
    robotsTag === null ? '' : renderElement('name="robots"', robotsTag),
  ].join('')
}

/** Collects the changes to a page while its tags are read. */
class PageEdits {
  readonly edits: PageEdit[] = []
  readonly #html: string
  readonly #options: StaticPageOptions
  /** The start tags of the elements that are not closed yet, the innermost last. */
  readonly #openTags: Tag[] = []

  constructor(html: string, options: StaticPageOptions) {
    this.#html = html
    this.#options = options
  }

  /**
   * Removes a dead link: with the line that contains it if the line contains nothing else, otherwise only its
   * tags, so that the words stay.
   */
  #removeLink(link: Tag, end: Tag): PageEdit[] {
    const [outer, line] = this.#openTags.slice(-2)
    const [parent, grandparent] = line ? [line, outer] : [outer, undefined]
    const nextClosingTag = /^\s*<\/[a-z]+>/.exec(this.#html.slice(end.end, end.end + 200))
    const isAlone =
      parent &&
      nextClosingTag?.[0].trim() === `</${parent.name}>` &&
      this.#html.slice(parent.end, link.start).trim() === ''
    return isAlone && isLinkLine(parent, grandparent)
      ? createRemovals({ start: parent.start, end: end.end + nextClosingTag[0].length })
      : createRemovals(link, end)
  }

  #addStart(tag: Tag): void {
    if (tag.kind === 'start') this.#openTags.push(tag)
    if (tag.name === 'link' && isDeadLink(tag)) this.edits.push(...createRemovals(tag))
    if (tag.name === 'head')
      this.edits.push({ start: tag.end, end: tag.end, text: renderHeaderMetaTags(this.#options) })
    this.edits.push(...replaceLinks(tag, this.#options))
  }

  #addEnd(end: Tag): void {
    const position = this.#openTags.findLastIndex(({ name }) => name === end.name)
    const [start] = position < 0 ? [] : this.#openTags.splice(position)
    if (!start) return
    if (start.name === 'a' && isDeadLink(start)) this.edits.push(...this.#removeLink(start, end))
    if (['search', 'form'].includes(start.name))
      this.edits.push(...createRemovals({ start: start.start, end: end.end }))
  }

  add(tag: Tag): void {
    if (tag.kind === 'end') this.#addEnd(tag)
    else this.#addStart(tag)
  }
}

/**
 * Converts a page of the Worker to a static page: removes forms and links that need a Worker, points links at renamed
 * files, and adds headers as `meta` elements. Preserves all other bytes.
 */
export function toStaticPage(html: string, options: StaticPageOptions): string {
  const pageEdits = new PageEdits(html, options)
  for (const tag of scanTags(html)) pageEdits.add(tag)
  let [page, end] = ['', 0]
  for (const { start, end: replacementEnd, text } of pageEdits.edits.sort((a, b) => a.start - b.start)) {
    if (start < end) continue
    page += html.slice(end, start) + text
    end = replacementEnd
  }
  return page + html.slice(end)
}

/** Renders the page of a moved address, for servers without redirects. */
export const renderRedirectPage = (to: string): string =>
  `<!doctype html>\n<meta charset="utf-8"/><title>${escapeAttribute(to)}</title><meta name="robots" content="noindex"/>` +
  `<meta http-equiv="refresh" content="0; url=${escapeAttribute(to)}"/><p><a href="${escapeAttribute(to)}">${escapeAttribute(to)}</a></p>\n`
