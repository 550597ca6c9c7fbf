import type { Element } from 'hast'
import { textContent } from '../../../content/html/element.ts'
import { parseHtml } from '../../../content/html/parse-html.ts'
import { listBodyBlocks } from '../../markup/html-body.ts'
import { visibleText } from '../../markup/visible-text.ts'
import { removeOutsideElements } from '../lines/outside-elements.ts'
import type { WebPage } from '../metadata/web-page.ts'

/** Start of a call with which Next.js streams page data: `self.__next_f.push([1,"24:T1b7b,<p>…"])`. */
const opening = 'self.__next_f.push('

/** Returns the string of one call; an empty string for other scripts and for invalid JSON. */
function readPiece(script: string): string {
  const call = script.trim().replace(/\)\s*;?$/, '')
  if (!call.startsWith(opening)) return ''
  try {
    const [, piece] = JSON.parse(call.slice(opening.length)) as unknown[]
    return typeof piece === 'string' ? piece : ''
  } catch {
    return ''
  }
}

/**
 * End of a text row's head: the row number's last digit, `:T`, and the text's length in UTF-8 bytes; both numbers are
 * hexadecimal. The whole row number would take quadratic time on a long run of digits.
 */
const rowHead = /[\da-f]:T([\da-f]+),/g

/** Returns the text rows of a React Server Components stream. */
function readTextRows(stream: string): string[] {
  const bytes = Buffer.from(stream)
  // latin1 maps each byte to one character, so string offsets are byte offsets.
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

/** The blocks of a text that a page contains only as data for its scripts, and the page's other such texts. */
interface StreamedBody {
  blocks: Element[]
  otherTexts: string[]
}

/**
 * Returns the longest text with paragraphs in the data that Next.js sends for the browser to render; `null` when there
 * is none. Used for pages captured before their scripts ran.
 */
export function readStreamedBody({ elements }: WebPage): StreamedBody | null {
  const scripts = elements.filter(({ tagName }) => tagName === 'script')
  const texts = readTextRows(scripts.map((script) => readPiece(textContent(script))).join('')).filter((row) =>
    paragraph.test(row),
  )
  const [longest, ...others] = texts.toSorted((a, b) => b.length - a.length)
  if (longest === undefined) return null
  return {
    blocks: listBodyBlocks(removeOutsideElements(parseHtml(longest))),
    otherTexts: others.map((text) => visibleText(parseHtml(text))),
  }
}
