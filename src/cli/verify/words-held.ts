import { type DefaultTreeAdapterTypes, parse } from 'parse5'
import { SaxesParser } from 'saxes'
import type { Document } from '../../model/document.ts'
import { renderBody } from '../content/body/render-body.ts'

/** The stretches of words that a document has: each must be in every representation of it. */
export function wordsOf(document: Document): string[] {
  if (document.kind === 'article') {
    const { headline, corrections } = document.fields
    return [headline, document.body.text, ...corrections.map(({ text }) => text)]
  }
  if (document.kind === 'page') return [document.headline, document.body.text]
  return document.kind === 'collection' ? document.listings.map(({ headline }) => headline) : []
}

type Node = DefaultTreeAdapterTypes.Node

const childrenOf = (node: Node): Node[] => ('childNodes' in node ? node.childNodes : [])

const mainIn = (node: Node): Node | null =>
  node.nodeName === 'main'
    ? node
    : childrenOf(node).reduce<Node | null>((found, each) => found ?? mainIn(each), null)

const textIn = (node: Node): string =>
  'value' in node && node.nodeName === '#text' ? node.value : childrenOf(node).map(textIn).join('')

function htmlText(html: string): string {
  const main = mainIn(parse(html))
  return main ? textIn(main) : ''
}

function xmlText(xml: string): string {
  const parser = new SaxesParser()
  let text = ''
  parser.on('text', (each) => {
    text += each
  })
  parser.write(xml).close()
  return text
}

function stringsIn(value: unknown): string {
  if (typeof value === 'string') return value
  return typeof value === 'object' && value !== null ? Object.values(value).map(stringsIn).join(' ') : ''
}

/** The words of a representation, as whoever reads it reads them. @throws when it is not of its type */
function textOf(mediaType: string, body: string): string {
  if (mediaType === 'text/html') return htmlText(body)
  if (mediaType === 'text/markdown') return renderBody(body).text
  if (/[/+]xml$/.test(mediaType)) return xmlText(body)
  return /[/+]json$/.test(mediaType) ? stringsIn(JSON.parse(body)) : body
}

/** Letters and digits: what lies between them differs from one representation to the other. */
const letters = (text: string) => text.normalize('NFC').replace(/[^\p{L}\p{N}]+/gu, '')

/** The first stretch of words that a representation lacks, `null` when it has them all. */
export function lacking(words: readonly string[], mediaType: string, body: string): string | null {
  try {
    const held = letters(textOf(mediaType, body))
    return words.find((each) => !held.includes(letters(each))) ?? null
  } catch (error) {
    return `(${(error as Error).message})`
  }
}
