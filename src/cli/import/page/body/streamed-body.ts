import type { Element } from 'hast'
import { textContent } from '../../../content/html/element.ts'
import { parseHtml } from '../../../content/html/parse-html.ts'
import { bodyBlocks } from '../../markup/html-body.ts'
import { withoutOutside } from '../lines/outside-article.ts'
import type { Page } from '../metadata/page.ts'

/** Opens a call by which Next.js sends a page's data in pieces: `self.__next_f.push([1,"24:T1b7b,<p>…"])`. */
const opening = 'self.__next_f.push('

/** Returns the string of one such call; an empty one for other data, and for what is not JSON. */
function pieceIn(script: string): string {
  const call = script.trim().replace(/\)\s*;?$/, '')
  if (!call.startsWith(opening)) return ''
  try {
    const [, piece] = JSON.parse(call.slice(opening.length)) as unknown[]
    return typeof piece === 'string' ? piece : ''
  } catch {
    return ''
  }
}

/** Matches the head of a text row: its number, `T`, and the length of its text in bytes of UTF-8, all hexadecimal. */
const rowHead = /[\da-f]+:T([\da-f]+),/g

/** Returns the texts of a stream of React Server Components. */
function textRows(stream: string): string[] {
  const bytes = Buffer.from(stream)
  // One character a byte, so that places in the string are places in the bytes.
  const characters = bytes.toString('latin1')
  const heads = new RegExp(rowHead)
  const rows: string[] = []
  for (let head = heads.exec(characters); head; head = heads.exec(characters)) {
    const end = heads.lastIndex + Number.parseInt(head[1] ?? '', 16)
    rows.push(bytes.subarray(heads.lastIndex, end).toString())
    heads.lastIndex = end
  }
  return rows
}

const paragraph = /<p\b[^<>]*>/i

/**
 * Returns the longest text with paragraphs that a page of Next.js carries as data for its script; `null` when it carries
 * none. Such a page was captured before its script drew the article.
 */
export function streamedBody({ elements }: Page): Element[] | null {
  const scripts = elements.filter(({ tagName }) => tagName === 'script')
  const texts = textRows(scripts.map((script) => pieceIn(textContent(script))).join('')).filter((row) =>
    paragraph.test(row),
  )
  const [longest] = texts.toSorted((a, b) => b.length - a.length)
  return longest === undefined ? null : bodyBlocks(withoutOutside(parseHtml(longest)))
}
