import { htmlToLine } from '../wxr/html-to-line.ts'
import { listAttributeWords } from './attribute-words.ts'
import { splitHtml } from './html-scanner.ts'
import { bareShortcodes, findExpansion } from './known-shortcodes.ts'
import { parseShortcodeAttributes } from './shortcode-attributes.ts'
import { findShortcodeTags, type ShortcodeTag } from './shortcode-tags.ts'
import { isCertainShortcode } from './unknown-shortcode.ts'

/** Elements whose contents are never visible. */
const invisibleElements = new Set(['script', 'style', 'template'])

/**
 * Inline elements, whose tags do not separate words. Link tags do, since the target is between the words in
 * Markdown.
 */
const inlineElements = new Set(
  'abbr acronym b bdi bdo big cite code del dfn em font i ins kbd mark q s samp small span strike strong sub sup time tt u var wbr'.split(
    ' ',
  ),
)

const referencePattern = /&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z\d]{1,31});?/gi

/** Decodes character references, and caches them, since texts repeat a few. */
class ReferenceDecoder {
  readonly #characterByReference = new Map<string, string>()

  decode(text: string): string {
    if (!text.includes('&')) return text
    return text.replace(
      referencePattern,
      (written) => this.#characterByReference.get(written) ?? this.#decodeOne(written),
    )
  }

  #decodeOne(written: string): string {
    const character = htmlToLine(written) || ' '
    if (this.#characterByReference.size < 10_000) this.#characterByReference.set(written, character)
    return character
  }
}

const referenceDecoder = new ReferenceDecoder()

/** Lists the tags of shortcodes that WordPress would replace. */
function listReplaceableTags(html: string): ShortcodeTag[] {
  const tags = findShortcodeTags(html)
  const listTagNames = (closing: boolean) =>
    new Set(tags.filter((tag) => !tag.isEscaped && tag.isClosing === closing).map(({ name }) => name))
  const [opened, closed] = [listTagNames(false), listTagNames(true)]
  return tags.filter((tag) => {
    const paired = opened.has(tag.name) && closed.has(tag.name)
    if (tag.isEscaped) return false
    if (tag.isClosing || isCertainShortcode(tag, paired)) return paired || !tag.isClosing
    return findExpansion(tag.name) !== undefined && (tag.attributeText !== '' || bareShortcodes.has(tag.name))
  })
}

/** Replaces each shortcode's tag by its visible words. */
function replaceShortcodeTags(html: string): string {
  const textParts: string[] = []
  let position = 0
  for (const tag of listReplaceableTags(html)) {
    const words = tag.isClosing ? [] : listAttributeWords(parseShortcodeAttributes(tag.attributeText))
    textParts.push(html.slice(position, tag.start), ' ', words.join(' ').replaceAll('<', '&lt;'), ' ')
    position = tag.end
  }
  return [...textParts, html.slice(position)].join('')
}

/**
 * Returns the visible text of a post's HTML in order, without converting it: all text outside tags, comments and
 * scripts, and the words in shortcode attributes. White space replaces elements that separate words.
 */
export function extractPostTextWithShortcodes(html: string): string {
  const textParts: string[] = []
  for (const { kind, name, html: piece } of splitHtml(replaceShortcodeTags(html), invisibleElements)) {
    if (kind === 'text') textParts.push(piece)
    else if (!inlineElements.has(name)) textParts.push(' ')
  }
  return referenceDecoder.decode(textParts.join(''))
}
