import { type DefaultTreeAdapterTypes, parse } from 'parse5'

type Element = DefaultTreeAdapterTypes.Element
type Node = DefaultTreeAdapterTypes.ChildNode

/** A stretch of a page's source, and what takes its place. */
interface Edit {
  from: number
  to: number
  text: string
}

/** What a page says beside its source, and where links lead in the copy. */
export interface PageSetting {
  /** Headers that a server of files does not send. */
  policy: string | null
  robots: string | null
  /** URLs whose file has another name. */
  moved: ReadonlyMap<string, string>
}

/** Endpoints that only a Worker can answer. */
const dynamic = /^\/(?:[^/?#]+\/)?(?:search|opensearch\.xml|corrections\/new)(?:[?#]|$)/

/** A copy of a page elsewhere is looked for by its address, which the copy of an error does not know. */
const elsewhere = 'https://web.archive.org/web/*/'

/** Text in a double-quoted attribute. */
const attribute = (text: string): string =>
  text.replace(/[&"<>]/g, (character) => `&#${character.charCodeAt(0)};`)

const isElement = (node: unknown): node is Element =>
  typeof node === 'object' && node !== null && 'tagName' in node

const attributeOf = ({ attrs }: Element, name: string) =>
  attrs.find((each) => each.name === name)?.value ?? null

function spanOf({ sourceCodeLocation }: Element): Edit[] {
  return sourceCodeLocation
    ? [{ from: sourceCodeLocation.startOffset, to: sourceCodeLocation.endOffset, text: '' }]
    : []
}

const leadsNowhere = (element: Element) => {
  const href = attributeOf(element, 'href') ?? ''
  return dynamic.test(href) || href.startsWith(elsewhere)
}

/** A link that leads nowhere goes with its line in a list; in running text its words stay. */
function withoutLink(link: Element): Edit[] {
  const { parentNode } = link
  if (
    isElement(parentNode) &&
    parentNode.tagName === 'li' &&
    parentNode.childNodes.filter(isElement).length === 1
  )
    return spanOf(parentNode)
  const { startTag, endTag } = link.sourceCodeLocation ?? {}
  return [startTag, endTag].flatMap((tag) =>
    tag ? [{ from: tag.startOffset, to: tag.endOffset, text: '' }] : [],
  )
}

function relinked(element: Element, { moved }: PageSetting): Edit[] {
  return ['href', 'src'].flatMap((name) => {
    const file = moved.get(attributeOf(element, name) ?? '')
    const place = element.sourceCodeLocation?.attrs?.[name]
    return file !== undefined && place
      ? [{ from: place.startOffset, to: place.endOffset, text: `${name}="/${attribute(file)}"` }]
      : []
  })
}

/** `frame-ancestors` has no effect in a `meta` (CSP3 §3.3). */
function metaOf({ policy, robots }: PageSetting): string {
  const kept = (policy ?? '').split(';').filter((directive) => !/^\s*frame-ancestors/.test(directive))
  const meta = (name: string, content: string) => `<meta ${name} content="${attribute(content)}"/>`
  return [
    policy === null ? '' : meta('http-equiv="content-security-policy"', kept.join(';')),
    robots === null ? '' : meta('name="robots"', robots),
  ].join('')
}

function editsOf(node: Node, setting: PageSetting): Edit[] {
  if (!isElement(node)) return []
  if (['search', 'form'].includes(node.tagName)) return spanOf(node)
  if (node.tagName === 'link' && leadsNowhere(node)) return spanOf(node)
  if (node.tagName === 'a' && leadsNowhere(node)) return withoutLink(node)
  const start = node.tagName === 'head' ? node.sourceCodeLocation?.startTag?.endOffset : undefined
  const head = start === undefined ? [] : [{ from: start, to: start, text: metaOf(setting) }]
  return [...head, ...relinked(node, setting), ...node.childNodes.flatMap((child) => editsOf(child, setting))]
}

/**
 * A page of the Worker as a page of a server of files: forms and links to what only a Worker answers are left out,
 * links to files of another name lead there, what headers said stands in the head. All else is as it was, to the byte.
 */
export function staticPage(html: string, setting: PageSetting): string {
  const edits = parse(html, { sourceCodeLocationInfo: true }).childNodes.flatMap((node) =>
    editsOf(node, setting),
  )
  let [page, end] = ['', 0]
  for (const { from, to, text } of edits.sort((a, b) => a.from - b.from)) {
    if (from < end) continue
    page += html.slice(end, from) + text
    end = to
  }
  return page + html.slice(end)
}

/** The page of an address that leads elsewhere, for servers that cannot redirect. */
export const redirectPage = (to: string): string =>
  `<!doctype html>\n<meta charset="utf-8"/><title>${attribute(to)}</title><meta name="robots" content="noindex"/>` +
  `<meta http-equiv="refresh" content="0; url=${attribute(to)}"/><p><a href="${attribute(to)}">${attribute(to)}</a></p>\n`
