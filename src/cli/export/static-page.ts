import { type DefaultTreeAdapterTypes, parse } from 'parse5'

type Element = DefaultTreeAdapterTypes.Element
type Node = DefaultTreeAdapterTypes.ChildNode

/** A replacement in the source of a page. */
interface Edit {
  from: number
  to: number
  text: string
}

/** Headers of a page, and files whose names differ from their URLs. */
export interface StaticPageOptions {
  /** The headers `Content-Security-Policy` and `X-Robots-Tag`, which a file server does not send. */
  policy: string | null
  robots: string | null
  /** URL → file, for files with another name. */
  renamedFiles: Pick<ReadonlyMap<string, string>, 'get'>
}

/** Matches endpoints that need a Worker, and the description of these endpoints. */
const workerEndpoint = /^\/(?:(?:[^/?#]+\/)?(?:search|opensearch\.xml|corrections\/new)|about\/api)(?:[?#]|$)/

/** The search for copies elsewhere needs an address, which the exported error page does not have. */
const copySearch = 'https://web.archive.org/web/*/'

/** Escapes text for a double-quoted attribute. */
const escapeAttribute = (text: string): string =>
  text.replace(/[&"<>]/g, (character) => `&#${character.charCodeAt(0)};`)

const isElement = (node: unknown): node is Element =>
  typeof node === 'object' && node !== null && 'tagName' in node

const attributeOf = ({ attrs }: Element, name: string) =>
  attrs.find((each) => each.name === name)?.value ?? null

function removeElement({ sourceCodeLocation }: Element): Edit[] {
  return sourceCodeLocation
    ? [{ from: sourceCodeLocation.startOffset, to: sourceCodeLocation.endOffset, text: '' }]
    : []
}

const isDeadLink = (element: Element) => {
  const href = attributeOf(element, 'href') ?? ''
  return workerEndpoint.test(href) || href.startsWith(copySearch)
}

/** True for an element that may exist only for its link: a list item, or a line of the footer. */
const isLinkLine = ({ tagName, parentNode }: Element) =>
  tagName === 'li' || (tagName === 'p' && isElement(parentNode) && parentNode.tagName === 'footer')

const isOnlyChild = (child: Element, { childNodes }: Element) =>
  childNodes.every((node) => node === child || ('value' in node && node.value.trim() === ''))

/**
 * Removes a dead link: with its line if that contains nothing else, otherwise only its tags, so that the words stay.
 */
function removeLink(link: Element): Edit[] {
  const { parentNode } = link
  if (isElement(parentNode) && isLinkLine(parentNode) && isOnlyChild(link, parentNode))
    return removeElement(parentNode)
  const { startTag, endTag } = link.sourceCodeLocation ?? {}
  return [startTag, endTag].flatMap((tag) =>
    tag ? [{ from: tag.startOffset, to: tag.endOffset, text: '' }] : [],
  )
}

/**
 * Matches the redirect to the list of today's date, which cannot be a file; the first group is the page of all days.
 */
const todayPattern = /^(\/[^/]+\/on-this-day)\/today$/

/** Returns a link's target in the export: a file with another name, or the page of all days instead of today's list. */
function exportedTarget(url: string, { renamedFiles }: StaticPageOptions): string | undefined {
  const [, calendars] = todayPattern.exec(url) ?? []
  const file = renamedFiles.get(calendars ?? url)
  return file === undefined ? calendars : `/${file}`
}

function relink(element: Element, options: StaticPageOptions): Edit[] {
  return ['href', 'src'].flatMap((name) => {
    const target = exportedTarget(attributeOf(element, name) ?? '', options)
    const location = element.sourceCodeLocation?.attrs?.[name]
    return target !== undefined && location
      ? [{ from: location.startOffset, to: location.endOffset, text: `${name}="${escapeAttribute(target)}"` }]
      : []
  })
}

/** Renders headers as `meta` elements, without `frame-ancestors`, which has no effect there (CSP3 §3.3). */
function renderMeta({ policy, robots }: StaticPageOptions): string {
  const directives = (policy ?? '').split(';').filter((directive) => !/^\s*frame-ancestors/.test(directive))
  const meta = (name: string, content: string) => `<meta ${name} content="${escapeAttribute(content)}"/>`
  return [
    policy === null ? '' : meta('http-equiv="content-security-policy"', directives.join(';')),
    robots === null ? '' : meta('name="robots"', robots),
  ].join('')
}

function collectEdits(node: Node, options: StaticPageOptions): Edit[] {
  if (!isElement(node)) return []
  if (['search', 'form'].includes(node.tagName)) return removeElement(node)
  if (node.tagName === 'link' && isDeadLink(node)) return removeElement(node)
  if (node.tagName === 'a' && isDeadLink(node)) return removeLink(node)
  const start = node.tagName === 'head' ? node.sourceCodeLocation?.startTag?.endOffset : undefined
  const head = start === undefined ? [] : [{ from: start, to: start, text: renderMeta(options) }]
  return [
    ...head,
    ...relink(node, options),
    ...node.childNodes.flatMap((child) => collectEdits(child, options)),
  ]
}

/**
 * Converts a page of the Worker to a static page: removes forms and links that need a Worker, points links at renamed
 * files, and adds headers as `meta` elements. Preserves every other byte.
 */
export function toStaticPage(html: string, options: StaticPageOptions): string {
  const edits = parse(html, { sourceCodeLocationInfo: true }).childNodes.flatMap((node) =>
    collectEdits(node, options),
  )
  let [page, end] = ['', 0]
  for (const { from, to, text } of edits.sort((a, b) => a.from - b.from)) {
    if (from < end) continue
    page += html.slice(end, from) + text
    end = to
  }
  return page + html.slice(end)
}

/** Renders the page of a moved address, for servers without redirects. */
export const renderRedirectPage = (to: string): string =>
  `<!doctype html>\n<meta charset="utf-8"/><title>${escapeAttribute(to)}</title><meta name="robots" content="noindex"/>` +
  `<meta http-equiv="refresh" content="0; url=${escapeAttribute(to)}"/><p><a href="${escapeAttribute(to)}">${escapeAttribute(to)}</a></p>\n`
