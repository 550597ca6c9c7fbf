import { HtmlScanner } from './html-scanner.ts'

/** A tag in square brackets, as WordPress's shortcode API writes them: `[name a="b"]`, `[/name]`, `[[name]]`. */
export interface ShortcodeTag {
  name: string
  closing: boolean
  /** `[[name]]` shows `[name]`. */
  escaped: boolean
  /** What stands between name and bracket. */
  attributes: string
  start: number
  end: number
}

/** Elements whose contents are shown as they are written. */
const verbatim = new Set(['pre', 'code', 'script', 'style', 'textarea'])

const longestTag = 4096

const nameAt = /(\[?)\[(\/?)([A-Za-z][\w-]*)(?=[\s\]/=])/y

/** Where the attributes from `from` on end, at a bracket outside of quoted values; -1 when they do not. */
function attributesEnd(html: string, from: number): number {
  const limit = Math.min(html.length, from + longestTag)
  for (let at = from; at < limit; at++) {
    const character = html[at] ?? ''
    if (character === ']') return at
    if (character === '[') return -1
    if ((character === '"' || character === "'") && html[at - 1] === '=') {
      const close = html.slice(0, limit).indexOf(character, at + 1)
      if (close < 0) return -1
      at = close
    }
  }
  return -1
}

function tagAt(html: string, at: number): ShortcodeTag | null {
  nameAt.lastIndex = at
  const found = nameAt.exec(html)
  if (!found) return null
  const [, bracket, slash, name = ''] = found
  const end = attributesEnd(html, nameAt.lastIndex)
  if (end < 0) return null
  const escaped = bracket === '[' && html[end + 1] === ']'
  const attributes = html.slice(nameAt.lastIndex, end).replace(/\/$/, '').trim()
  const start = bracket === '[' && !escaped ? at + 1 : at
  return { name, closing: slash === '/', escaped, attributes, start, end: end + (escaped ? 2 : 1) }
}

/** Everything in an HTML text that can be a shortcode's tag, outside of HTML tags and of what is shown verbatim. */
export function findShortcodeTags(html: string): ShortcodeTag[] {
  const tags: ShortcodeTag[] = []
  if (!html.includes('[')) return tags
  const markup = new HtmlScanner(html, verbatim)
  const next = /[<[]/g
  for (let found = next.exec(html); found; found = next.exec(html)) {
    const at = found.index
    if (found[0] === '<') next.lastIndex = at + (markup.pieceAt(at)?.html.length ?? 1)
    else {
      const tag = tagAt(html, at)
      if (tag) tags.push(tag)
      next.lastIndex = tag?.end ?? at + 1
    }
  }
  return tags
}
