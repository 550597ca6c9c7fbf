import { type DefaultTreeAdapterMap, parseFragment } from 'parse5'

type Node = DefaultTreeAdapterMap['node']

const inertElements = new Set([
  'p',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'ul',
  'ol',
  'li',
  'dl',
  'dt',
  'dd',
  'blockquote',
  'pre',
  'hr',
  'br',
  'a',
  'figure',
  'figcaption',
  'table',
  'caption',
  'thead',
  'tbody',
  'tr',
  'th',
  'td',
  'img',
  'em',
  'strong',
  'del',
  'ins',
  'code',
  'sup',
  'sub',
  'abbr',
  'q',
  'cite',
  'time',
  'small',
  'bdi',
  'section',
  'div',
  'span',
])
const inertAttributes = new Set([
  'alt',
  'width',
  'height',
  'title',
  'datetime',
  'start',
  'value',
  'reversed',
  'colspan',
  'rowspan',
  'scope',
  'lang',
  'dir',
])

/** The region in which publishing wraps a table. */
const tableRegion: Record<string, RegExp> = {
  class: /^(?:wide|left|right|center)$/,
  tabindex: /^0$/,
  id: /^table-\d+$/,
  'aria-label': /^\d+$/,
  'aria-labelledby': /^headline table-\d+$/,
}

/** Attributes that publishing adds to pictures and embeds. */
const pageAttributes: Record<string, RegExp> = {
  'div class': /^gallery$/,
  'span class': /^missing$/,
  'figure class': /^lost$/,
  'blockquote class': /^(?:embed|pull standfirst)$/,
  'p class': /^(?:count|note count|question|verse)$/,
  'img loading': /^lazy$/,
  'img decoding': /^async$/,
  'a aria-label': /./,
}

function isInert(element: DefaultTreeAdapterMap['element'], name: string, value: string): boolean {
  if (inertAttributes.has(name)) return true
  if (pageAttributes[`${element.tagName} ${name}`]?.test(value)) return true
  if (/^(?:section|caption|t[hd])$/.test(element.tagName) && tableRegion[name]?.test(value)) return true
  if (element.tagName === 'a' && name === 'id') return /^ref-[A-Za-z0-9_-]+$/.test(value)
  if (element.tagName === 'code' && name === 'class') return /^language-[\w-]+$/.test(value)
  if (element.tagName === 'a' && name === 'href') {
    const url = URL.parse(value, 'https://archive.invalid/')
    return url !== null && ['http:', 'https:', 'mailto:'].includes(url.protocol)
  }
  return element.tagName === 'img' && name === 'src' && /^\/media\/[\w.-]+$/.test(value)
}

/** Returns markup that could run, load, set a style or override an id in a browser; empty for a safe body. */
export function liveMarkup(html: string): string[] {
  const found: string[] = []
  const pending: Node[] = [parseFragment(html)]
  for (let node = pending.pop(); node; node = pending.pop()) {
    if ('childNodes' in node) pending.push(...node.childNodes)
    if ('content' in node) pending.push(node.content)
    if (node.nodeName === '#comment') found.push('a comment')
    if (!('tagName' in node)) continue
    if (!inertElements.has(node.tagName)) found.push(`<${node.tagName}>`)
    for (const { name, value } of node.attrs)
      if (!isInert(node, name, value)) found.push(`<${node.tagName} ${name}="${value}">`)
  }
  return found
}
