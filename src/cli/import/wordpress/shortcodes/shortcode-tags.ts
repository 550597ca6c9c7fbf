import { HtmlScanner } from './html-scanner.ts'

/** A tag of WordPress's shortcode API: `[name a="b"]`, `[/name]`, `[[name]]`. */
export interface ShortcodeTag {
  name: string
  isClosing: boolean
  /** True for `[[name]]`, which renders as `[name]`. */
  isEscaped: boolean
  /** The text between the name and the closing bracket. */
  attributesText: string
  startOffset: number
  endOffset: number
}

/** Elements whose contents are shown as written. */
const verbatimElements = new Set(['pre', 'code', 'script', 'style', 'textarea'])

const maxTagLength = 4096

const tagStartPattern = /(\[?)\[(\/?)([A-Za-z][\w-]*)(?=[\s\]/=])/y

/**
 * Returns the offset of the `]` that ends the attributes beginning at `attributesOffset`, outside quoted
 * values. Returns -1 if another `[` comes first, or if there is none within `maxTagLength`.
 */
function findClosingBracketOffset(html: string, attributesOffset: number): number {
  const searchEndOffset = Math.min(html.length, attributesOffset + maxTagLength)
  for (let offset = attributesOffset; offset < searchEndOffset; offset++) {
    const character = html[offset] ?? ''
    if (character === ']') return offset
    if (character === '[') return -1
    if ((character === '"' || character === "'") && html[offset - 1] === '=') {
      const closingQuoteOffset = html.slice(0, searchEndOffset).indexOf(character, offset + 1)
      if (closingQuoteOffset < 0) return -1
      offset = closingQuoteOffset
    }
  }
  return -1
}

function parseShortcodeTagAt(html: string, tagOffset: number): ShortcodeTag | null {
  tagStartPattern.lastIndex = tagOffset
  const match = tagStartPattern.exec(html)
  if (!match) return null
  const [, escapeBracket, slash, name = ''] = match
  const closingBracketOffset = findClosingBracketOffset(html, tagStartPattern.lastIndex)
  if (closingBracketOffset < 0) return null
  const isEscaped = escapeBracket === '[' && html[closingBracketOffset + 1] === ']'
  const attributesText = html.slice(tagStartPattern.lastIndex, closingBracketOffset).replace(/\/$/, '').trim()
  const startOffset = escapeBracket === '[' && !isEscaped ? tagOffset + 1 : tagOffset
  return {
    name,
    isClosing: slash === '/',
    isEscaped,
    attributesText,
    startOffset,
    endOffset: closingBracketOffset + (isEscaped ? 2 : 1),
  }
}

/** Finds every possible shortcode tag in HTML, outside HTML tags and verbatim elements. */
export function findShortcodeTags(html: string): ShortcodeTag[] {
  const tags: ShortcodeTag[] = []
  if (!html.includes('[')) return tags
  const scanner = new HtmlScanner(html, verbatimElements)
  const bracketPattern = /[<[]/g
  for (let match = bracketPattern.exec(html); match; match = bracketPattern.exec(html)) {
    const offset = match.index
    if (match[0] === '<') bracketPattern.lastIndex = offset + (scanner.readPieceAt(offset)?.html.length ?? 1)
    else {
      const tag = parseShortcodeTagAt(html, offset)
      if (tag) tags.push(tag)
      bracketPattern.lastIndex = tag?.endOffset ?? offset + 1
    }
  }
  return tags
}
