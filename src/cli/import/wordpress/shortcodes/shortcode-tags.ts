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
const verbatim = new Set(['pre', 'code', 'script', 'style', 'textarea'])

const maxTag = 4096

const tagName = /(\[?)\[(\/?)([A-Za-z][\w-]*)(?=[\s\]/=])/y

/** Returns the end of the attributes that begin at `from`: a bracket outside quoted values, or -1. */
function findAttributesEnd(html: string, from: number): number {
  const limit = Math.min(html.length, from + maxTag)
  for (let position = from; position < limit; position++) {
    const character = html[position] ?? ''
    if (character === ']') return position
    if (character === '[') return -1
    if ((character === '"' || character === "'") && html[position - 1] === '=') {
      const close = html.slice(0, limit).indexOf(character, position + 1)
      if (close < 0) return -1
      position = close
    }
  }
  return -1
}

function parseTagAt(html: string, tagStart: number): ShortcodeTag | null {
  tagName.lastIndex = tagStart
  const match = tagName.exec(html)
  if (!match) return null
  const [, bracket, slash, name = ''] = match
  const end = findAttributesEnd(html, tagName.lastIndex)
  if (end < 0) return null
  const isEscaped = bracket === '[' && html[end + 1] === ']'
  const attributeText = html.slice(tagName.lastIndex, end).replace(/\/$/, '').trim()
  const start = bracket === '[' && !isEscaped ? tagStart + 1 : tagStart
  return { name, isClosing: slash === '/', isEscaped, attributeText, start, end: end + (isEscaped ? 2 : 1) }
}

/** Finds everything in an HTML text that can be a shortcode's tag, outside HTML tags and verbatim elements. */
export function findShortcodeTags(html: string): ShortcodeTag[] {
  const tags: ShortcodeTag[] = []
  if (!html.includes('[')) return tags
  const markup = new HtmlScanner(html, verbatim)
  const bracketOrTag = /[<[]/g
  for (let match = bracketOrTag.exec(html); match; match = bracketOrTag.exec(html)) {
    const at = match.index
    if (match[0] === '<') bracketOrTag.lastIndex = at + (markup.pieceAt(at)?.html.length ?? 1)
    else {
      const tag = parseTagAt(html, at)
      if (tag) tags.push(tag)
      bracketOrTag.lastIndex = tag?.end ?? at + 1
    }
  }
  return tags
}
