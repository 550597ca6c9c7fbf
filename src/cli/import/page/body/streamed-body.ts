import type { Element } from 'hast'
import { textContent } from '../../../content/html/element.ts'
import { parseHtmlFragment } from '../../../content/html/parse-html.ts'
import { convertToBodyBlocks } from '../../markup/html-body.ts'
import { extractVisibleText } from '../../markup/visible-text.ts'
import { removeOutsideElements } from '../lines/outside-elements.ts'
import type { WebPage } from '../metadata/web-page.ts'

/** Beginning of the call with which Next.js streams page data: `self.__next_f.push([1,"24:T1b7b,<p>…"])`. */
const streamCallStart = 'self.__next_f.push('

/** Returns the string that a script streams, or an empty string for invalid JSON and any other script. */
function extractStreamedText(script: string): string {
  const call = script.trim().replace(/\)\s*;?$/, '')
  if (!call.startsWith(streamCallStart)) return ''
  try {
    const [, streamedText] = JSON.parse(call.slice(streamCallStart.length)) as unknown[]
    return typeof streamedText === 'string' ? streamedText : ''
  } catch {
    return ''
  }
}

/**
 * Matches the end of a text row's head: the row number's last digit, `:T`, and the text's length in UTF-8 bytes; both
 * numbers are hexadecimal. Matching the whole row number would take quadratic time on a long run of digits.
 */
const rowHeadPattern = /[\da-f]:T([\da-f]+),/g

/** Returns the text rows of a React Server Components stream. */
function extractTextRows(stream: string): string[] {
  const bytes = Buffer.from(stream)
  // latin1 maps each byte to one character, so string offsets are byte offsets.
  const latin1Stream = bytes.toString('latin1')
  const rowHeadMatcher = new RegExp(rowHeadPattern)
  const rows: string[] = []
  for (
    let headMatch = rowHeadMatcher.exec(latin1Stream);
    headMatch;
    headMatch = rowHeadMatcher.exec(latin1Stream)
  ) {
    const rowEnd = rowHeadMatcher.lastIndex + Number.parseInt(headMatch[1] ?? '', 16)
    rows.push(bytes.subarray(rowHeadMatcher.lastIndex, rowEnd).toString())
    rowHeadMatcher.lastIndex = rowEnd
  }
  return rows
}

const paragraphTagPattern = /<p\b[^<>]*>/i

/** The blocks of a text that the page contains only as data for scripts, and the other texts in that data. */
interface StreamedBody {
  blocks: Element[]
  otherTexts: string[]
}

/**
 * Returns the longest text with paragraphs in the data that Next.js sends to the browser, or `null` if there is none. A
 * page captured before its scripts ran contains its article only there.
 */
export function readStreamedBody({ elements }: WebPage): StreamedBody | null {
  const scripts = elements.filter(({ tagName }) => tagName === 'script')
  const textsWithParagraphs = extractTextRows(
    scripts.map((script) => extractStreamedText(textContent(script))).join(''),
  ).filter((row) => paragraphTagPattern.test(row))
  const [longestText, ...otherTexts] = textsWithParagraphs.toSorted((a, b) => b.length - a.length)
  if (longestText === undefined) return null
  return {
    blocks: convertToBodyBlocks(removeOutsideElements(parseHtmlFragment(longestText))),
    otherTexts: otherTexts.map((text) => extractVisibleText(parseHtmlFragment(text))),
  }
}
