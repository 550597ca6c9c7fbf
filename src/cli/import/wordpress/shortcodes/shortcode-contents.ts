import { hasControls } from '../../../content/schema/control-characters.ts'
import { codeShortcodes } from './shortcode-names.ts'

const tagPattern = /\[(\/?)([A-Za-z][\w-]*)((?:\s|=)[^[\]]{0,2000})?\]/g

/** A tag in square brackets, and its position. */
interface BracketTag {
  name: string
  isClosing: boolean
  start: number
  end: number
}

const maxBase64Length = 1024 * 1024

/**
 * Decodes HTML that shortcodes such as WPBakery's `vc_raw_html` contain as base64, of a URL-encoded text or not; `null`
 * for anything else.
 */
function decodeRawHtml(contents: string): string | null {
  const base64 = contents.replace(/<\/?p>|\s+/g, '')
  if (base64.length < 8 || base64.length > maxBase64Length || !/^[A-Za-z0-9+/]+={0,2}$/.test(base64))
    return null
  const text = Buffer.from(base64, 'base64').toString('utf8')
  if (hasControls(text) || text.includes('\ufffd') || !/^\s*(?:<|%3C|&lt;|\[)|%20|\s/i.test(text)) return null
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** Rewrites the text between the tags of a shortcode; `null` when it stays as written. */
function escapeOrDecodeContents(name: string, contents: string): string | null {
  if (codeShortcodes.has(name)) return contents.replaceAll('<', '&lt;').replaceAll('[', '&#91;')
  return /html|code|raw|js/.test(name) ? decodeRawHtml(contents) : null
}

const hasRewrittenContents = (name: string) => codeShortcodes.has(name) || /html|code|raw|js/.test(name)

const findBracketTags = (html: string): BracketTag[] =>
  Array.from(html.matchAll(tagPattern), ({ 0: whole, 1: slash, 2: name = '', index }) => ({
    name,
    isClosing: slash === '/',
    start: index,
    end: index + whole.length,
  })).filter(({ name, start }) => hasRewrittenContents(name) && html[start - 1] !== '[')

function groupClosersByName(bracketTags: readonly BracketTag[]): Map<string, BracketTag[]> {
  const closersByName = new Map<string, BracketTag[]>()
  for (const mark of bracketTags.filter(({ isClosing }) => isClosing).reverse())
    if (!closersByName.get(mark.name)?.push(mark)) closersByName.set(mark.name, [mark])
  return closersByName
}

/**
 * Converts the contents of shortcodes to visible HTML: escapes program code, so that its tags are not taken for the
 * post's, and decodes base64.
 */
export function rewriteShortcodeContents(html: string): string {
  if (!html.includes('[/')) return html
  const bracketTags = findBracketTags(html)
  const closersByName = groupClosersByName(bracketTags)
  const parts: string[] = []
  let position = 0
  for (const { name, isClosing, start, end } of bracketTags) {
    if (isClosing || start < position) continue
    const remaining = closersByName.get(name) ?? []
    while ((remaining.at(-1)?.start ?? end) < end) remaining.pop()
    const closer = remaining.at(-1)
    const contents = closer === undefined ? null : escapeOrDecodeContents(name, html.slice(end, closer.start))
    if (closer === undefined || contents === null) continue
    parts.push(html.slice(position, end), contents)
    position = closer.start
  }
  return [...parts, html.slice(position)].join('')
}
