import { escapeHtml } from '../../../content/html/escape-html.ts'
import { findTextField, isObject, type JsonObject, toObjects } from '../../record/json-values.ts'
import { parseDocumentOrEmpty, renderGhostCard } from './ghost-card.ts'

/** Format bits of a text node with their tags, innermost element first. */
const formatBitsAndTags: [number, string][] = [
  [1, 'strong'],
  [2, 'em'],
  [4, 'del'],
  [16, 'code'],
  [32, 'sub'],
  [64, 'sup'],
]

function renderTextNode({ text, format }: JsonObject): string {
  const formatBits = Number(format ?? 0)
  return formatBitsAndTags
    .filter(([bit]) => (formatBits & bit) !== 0)
    .reduce((html, [, tagName]) => `<${tagName}>${html}</${tagName}>`, escapeHtml(String(text ?? '')))
}

const renderChildren = (node: JsonObject): string => toObjects(node.children).map(renderNode).join('')

const createElementRenderer = (tagName: string) => (node: JsonObject) =>
  `<${tagName}>${renderChildren(node)}</${tagName}>`

const chooseAllowedTag = (node: JsonObject, allowedTagPattern: RegExp, fallbackTag: string) => {
  const tag = String(node.tag ?? '')
  return allowedTagPattern.test(tag) ? tag : fallbackTag
}

/** Renderers for node types that correspond to an HTML element. Any other node is a card or a container. */
const rendererByNodeType: Record<string, (node: JsonObject) => string> = {
  text: renderTextNode,
  'extended-text': renderTextNode,
  linebreak: () => '<br>',
  horizontalrule: () => '<hr>',
  paragraph: createElementRenderer('p'),
  heading: (node) => createElementRenderer(chooseAllowedTag(node, /^h[1-6]$/, 'h2'))(node),
  'extended-heading': (node) => createElementRenderer(chooseAllowedTag(node, /^h[1-6]$/, 'h2'))(node),
  quote: createElementRenderer('blockquote'),
  'extended-quote': createElementRenderer('blockquote'),
  aside: createElementRenderer('blockquote'),
  list: (node) => createElementRenderer(chooseAllowedTag(node, /^[uo]l$/, 'ul'))(node),
  listitem: createElementRenderer('li'),
  link: (node) => `<a href="${escapeHtml(findTextField(node, 'url') ?? '')}">${renderChildren(node)}</a>`,
}

function renderNode(node: JsonObject): string {
  const nodeType = String(node.type)
  const renderNodeType = Object.hasOwn(rendererByNodeType, nodeType)
    ? rendererByNodeType[nodeType]
    : undefined
  return (
    renderNodeType?.(node) ?? (Array.isArray(node.children) ? renderChildren(node) : renderGhostCard(node))
  )
}

/** Renders a document of Ghost's current editor, Lexical. */
export function renderLexical(lexicalJson: string): string {
  const { root } = parseDocumentOrEmpty(lexicalJson)
  return isObject(root) ? renderChildren(root) : ''
}
