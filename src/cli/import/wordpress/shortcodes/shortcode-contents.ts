import { hasControlCharacters } from '../../../content/schema/control-characters.ts'
import { codeShortcodeNames } from './shortcode-names.ts'

const bracketTagPattern = /\[(\/?)([A-Za-z][\w-]*)((?:\s|=)[^[\]]{0,2000})?\]/g

/** A tag in square brackets, and its position. */
interface BracketTag {
  name: string
  isClosing: boolean
  startOffset: number
  endOffset: number
}

const maxBase64Length = 1024 * 1024

/**
 * Decodes the base64 between the tags of shortcodes such as WPBakery's `vc_raw_html`, and any URL encoding
 * within it. Returns `null` if the contents are not text in base64.
 */
function decodeBase64Html(contents: string): string | null {
  const base64Text = contents.replace(/<\/?p>|\s+/g, '')
  if (
    base64Text.length < 8 ||
    base64Text.length > maxBase64Length ||
    !/^[A-Za-z0-9+/]+={0,2}$/.test(base64Text)
  )
    return null
  const decodedText = Buffer.from(base64Text, 'base64').toString('utf8')
  if (
    hasControlCharacters(decodedText) ||
    decodedText.includes('\ufffd') ||
    !/^\s*(?:<|%3C|&lt;|\[)|%20|\s/i.test(decodedText)
  )
    return null
  try {
    return decodeURIComponent(decodedText)
  } catch {
    return decodedText
  }
}

/**
 * Escapes the program code, or decodes the base64, between the tags of a shortcode. Returns `null` if the
 * contents are neither.
 */
function escapeCodeOrDecodeBase64(shortcodeName: string, contents: string): string | null {
  if (codeShortcodeNames.has(shortcodeName)) return contents.replaceAll('<', '&lt;').replaceAll('[', '&#91;')
  return /html|code|raw|js/.test(shortcodeName) ? decodeBase64Html(contents) : null
}

const mayContainCodeOrBase64 = (shortcodeName: string) =>
  codeShortcodeNames.has(shortcodeName) || /html|code|raw|js/.test(shortcodeName)

const listCodeAndBase64Tags = (html: string): BracketTag[] =>
  Array.from(html.matchAll(bracketTagPattern), ({ 0: tagText, 1: slash, 2: name = '', index }) => ({
    name,
    isClosing: slash === '/',
    startOffset: index,
    endOffset: index + tagText.length,
  })).filter(({ name, startOffset }) => mayContainCodeOrBase64(name) && html[startOffset - 1] !== '[')

/** Groups closing tags by name, each group in reverse order, so that the next tag can be popped. */
function groupClosingTagsByName(bracketTags: readonly BracketTag[]): Map<string, BracketTag[]> {
  const closingTagsByName = new Map<string, BracketTag[]>()
  for (const closingTag of bracketTags.filter(({ isClosing }) => isClosing).reverse())
    if (!closingTagsByName.get(closingTag.name)?.push(closingTag))
      closingTagsByName.set(closingTag.name, [closingTag])
  return closingTagsByName
}

/**
 * Converts the contents of shortcodes to visible HTML: decodes base64, and escapes program code so that its
 * tags are not mistaken for those of the post.
 */
export function escapeCodeAndDecodeBase64(html: string): string {
  if (!html.includes('[/')) return html
  const bracketTags = listCodeAndBase64Tags(html)
  const closingTagsByName = groupClosingTagsByName(bracketTags)
  const htmlParts: string[] = []
  let copiedOffset = 0
  for (const { name, isClosing, startOffset, endOffset } of bracketTags) {
    if (isClosing || startOffset < copiedOffset) continue
    const remainingClosingTags = closingTagsByName.get(name) ?? []
    while ((remainingClosingTags.at(-1)?.startOffset ?? endOffset) < endOffset) remainingClosingTags.pop()
    const closingTag = remainingClosingTags.at(-1)
    const escapedOrDecodedContents =
      closingTag === undefined
        ? null
        : escapeCodeOrDecodeBase64(name, html.slice(endOffset, closingTag.startOffset))
    if (closingTag === undefined || escapedOrDecodedContents === null) continue
    htmlParts.push(html.slice(copiedOffset, endOffset), escapedOrDecodedContents)
    copiedOffset = closingTag.startOffset
  }
  return [...htmlParts, html.slice(copiedOffset)].join('')
}
