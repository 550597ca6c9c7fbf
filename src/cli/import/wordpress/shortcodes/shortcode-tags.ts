import { HtmlScanner } from './html-scanner.ts'

/** A tag of WordPress's shortcode API: `[name a="b"]`, `[/name]`, `[[name]]`. */
export interface ShortcodeTag {
  name: string
  isClosing: boolean
  /** True for `[[name]]`, which renders as `[name]`. */
  isEscaped: boolean
  /** The text between name and bracket. */
  attributeText: string
  start: number
  end: number
}

/** Elements whose contents are shown as written. */
const verbatimElements = new Set(['pre', 'code', 'script', 'style', 'textarea'])

const maxTagLength = 4096

const tagNamePattern = /(\[?)\[(\/?)([A-Za-z][\w-]*)(?=[\s\]/=])/y

/** Returns the end of the attributes that begin at `attributesStart`: a bracket outside quoted values, or -1. */
function findAttributesEnd(html: string, attributesStart: number): number {
  const searchEnd = Math.min(html.length, attributesStart + maxTagLength)
  for (let position = attributesStart; position < searchEnd; position++) {
    const character = html[position] ?? ''
    if (character === ']') return position
    if (character === '[') return -1
    if ((character === '"' || character === "'") && html[position - 1] === '=') {
      const close = html.slice(0, searchEnd).indexOf(character, position + 1)
      if (close < 0) return -1
      position = close
    }
  }
  return -1
}

function parseShortcodeTagAt(html: string, tagStart: number): ShortcodeTag | null {
  tagNamePattern.lastIndex = tagStart
  const match = tagNamePattern.exec(html)
  if (!match) return null
  const [, bracket, slash, name = ''] = match
  const end = findAttributesEnd(html, tagNamePattern.lastIndex)
  if (end < 0) return null
  const isEscaped = bracket === '[' && html[end + 1] === ']'
  const attributeText = html.slice(tagNamePattern.lastIndex, end).replace(/\/$/, '').trim()
  const start = bracket === '[' && !isEscaped ? tagStart + 1 : tagStart
  return { name, isClosing: slash === '/', isEscaped, attributeText, start, end: end + (isEscaped ? 2 : 1) }
}

/** Finds everything in an HTML text that can be a shortcode's tag, outside HTML tags and verbatim elements. */
export function findShortcodeTags(html: string): ShortcodeTag[] {
  const tags: ShortcodeTag[] = []
  if (!html.includes('[')) return tags
  const scanner = new HtmlScanner(html, verbatimElements)
  const bracketOrTag = /[<[]/g
  for (let match = bracketOrTag.exec(html); match; match = bracketOrTag.exec(html)) {
    const offset = match.index
    if (match[0] === '<') bracketOrTag.lastIndex = offset + (scanner.readPieceAt(offset)?.html.length ?? 1)
    else {
      const tag = parseShortcodeTagAt(html, offset)
      if (tag) tags.push(tag)
      bracketOrTag.lastIndex = tag?.end ?? offset + 1
    }
  }
  return tags
}
