import { type DefaultTreeAdapterMap, parseFragment } from 'parse5'

type Node = DefaultTreeAdapterMap['node']

const unseen = new Set(['script', 'style', 'template', 'title'])
const inline = new Set([
  'a',
  'em',
  'strong',
  'b',
  'i',
  'u',
  'del',
  's',
  'sup',
  'sub',
  'small',
  'q',
  'cite',
  'span',
  'font',
  'ins',
  'code',
  'abbr',
  'wbr',
  'time',
])

function textOf(node: Node): string {
  if ('value' in node) return node.value
  const name = 'tagName' in node ? node.tagName : '#root'
  if (unseen.has(name) || !('childNodes' in node)) return ''
  const text = node.childNodes.map(textOf).join('')
  return inline.has(name) ? text : `\n${text}\n`
}

const wordsIn = (text: string): string[] =>
  text
    .normalize('NFC')
    .split(/\s+/)
    .filter((word) => word !== '')

/** Returns the words that a browser shows of HTML, without using the code under test. */
export const seenWords = (html: string): string[] =>
  wordsIn(textOf(parseFragment(html, { scriptingEnabled: false })))

export { wordsIn }
