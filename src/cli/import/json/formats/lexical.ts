import { escapeHtml } from '../../markup/escape-html.ts'
import { isObject, type JsonObject, textField, toObjects } from '../../record/json-values.ts'
import { parseDocument, renderCard } from './ghost-card.ts'

/** Bits of a text's format, outermost element first. */
const formats: [number, string][] = [
  [1, 'strong'],
  [2, 'em'],
  [4, 'del'],
  [16, 'code'],
  [32, 'sub'],
  [64, 'sup'],
]

function renderText({ text, format }: JsonObject): string {
  const formatBits = Number(format ?? 0)
  return formats
    .filter(([bit]) => (formatBits & bit) !== 0)
    .reduce((html, [, name]) => `<${name}>${html}</${name}>`, escapeHtml(String(text ?? '')))
}

const children = (node: JsonObject): string => toObjects(node.children).map(nodeHtml).join('')

const element = (name: string) => (node: JsonObject) => `<${name}>${children(node)}</${name}>`

const allowedTag = (node: JsonObject, allowed: RegExp, otherwise: string) => {
  const tag = String(node.tag ?? '')
  return allowed.test(tag) ? tag : otherwise
}

/** THE LIST of nodes with their own HTML. Any other node is a card or a container. */
const nodes: Record<string, (node: JsonObject) => string> = {
  text: renderText,
  'extended-text': renderText,
  linebreak: () => '<br>',
  horizontalrule: () => '<hr>',
  paragraph: element('p'),
  heading: (node) => element(allowedTag(node, /^h[1-6]$/, 'h2'))(node),
  'extended-heading': (node) => element(allowedTag(node, /^h[1-6]$/, 'h2'))(node),
  quote: element('blockquote'),
  'extended-quote': element('blockquote'),
  aside: element('blockquote'),
  list: (node) => element(allowedTag(node, /^[uo]l$/, 'ul'))(node),
  listitem: element('li'),
  link: (node) => `<a href="${escapeHtml(textField(node, 'url') ?? '')}">${children(node)}</a>`,
}

function nodeHtml(node: JsonObject): string {
  const type = String(node.type)
  const toHtml = Object.hasOwn(nodes, type) ? nodes[type] : undefined
  return toHtml?.(node) ?? (Array.isArray(node.children) ? children(node) : renderCard(node))
}

/** Renders a document of Ghost's current editor, Lexical. */
export function renderLexical(json: string): string {
  const { root } = parseDocument(json)
  return isObject(root) ? children(root) : ''
}
