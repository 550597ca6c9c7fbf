import { htmlToLine } from '../wxr/html-to-line.ts'
import { splitHtml } from './html-scanner.ts'
import { bareShortcodeNames, findShortcodeHandler } from './known-shortcodes.ts'
import { parseShortcodeAttributes } from './shortcode-attributes.ts'
import { findShortcodeTags, type ShortcodeTag } from './shortcode-tags.ts'
import { isCertainlyShortcode } from './unknown-shortcode.ts'
import { listVisibleAttributeValues } from './visible-attribute-values.ts'

/** Elements whose contents are never visible. */
const invisibleElements = new Set(['script', 'style', 'template'])

/**
 * Inline elements, whose tags do not separate words. Links are excluded, because Markdown puts their targets
 * between words.
 */
const inlineElements = new Set(
  'abbr acronym b bdi bdo big cite code del dfn em font i ins kbd mark q s samp small span strike strong sub sup time tt u var wbr'.split(
    ' ',
  ),
)

const characterReferencePattern = /&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z\d]{1,31});?/gi

/** Decodes character references. Caches them, because texts repeat the same few. */
class CharacterReferenceDecoder {
  readonly #characterByReference = new Map<string, string>()

  decode(text: string): string {
    if (!text.includes('&')) return text
    return text.replace(
      characterReferencePattern,
      (reference) => this.#characterByReference.get(reference) ?? this.#decodeReference(reference),
    )
  }

  #decodeReference(reference: string): string {
    const character = htmlToLine(reference) || ' '
    if (this.#characterByReference.size < 10_000) this.#characterByReference.set(reference, character)
    return character
  }
}

const characterReferenceDecoder = new CharacterReferenceDecoder()

/** Lists the shortcode tags that WordPress would replace. */
function listReplaceableShortcodeTags(html: string): ShortcodeTag[] {
  const tags = findShortcodeTags(html)
  const collectTagNames = (isClosing: boolean) =>
    new Set(tags.filter((tag) => !tag.isEscaped && tag.isClosing === isClosing).map(({ name }) => name))
  const [openedNames, closedNames] = [collectTagNames(false), collectTagNames(true)]
  return tags.filter((tag) => {
    const isNamePaired = openedNames.has(tag.name) && closedNames.has(tag.name)
    if (tag.isEscaped) return false
    if (tag.isClosing || isCertainlyShortcode(tag, isNamePaired)) return isNamePaired || !tag.isClosing
    return (
      findShortcodeHandler(tag.name) !== undefined &&
      (tag.attributesText !== '' || bareShortcodeNames.has(tag.name))
    )
  })
}

/** Replaces each shortcode tag with the reader-facing words in its attributes. */
function replaceShortcodeTagsWithWords(html: string): string {
  const htmlParts: string[] = []
  let copiedOffset = 0
  for (const tag of listReplaceableShortcodeTags(html)) {
    const visibleValues = tag.isClosing
      ? []
      : listVisibleAttributeValues(parseShortcodeAttributes(tag.attributesText))
    htmlParts.push(
      html.slice(copiedOffset, tag.startOffset),
      ' ',
      visibleValues.join(' ').replaceAll('<', '&lt;'),
      ' ',
    )
    copiedOffset = tag.endOffset
  }
  return [...htmlParts, html.slice(copiedOffset)].join('')
}

/**
 * Extracts the visible text of a post's HTML, in order, without converting it: all text outside tags,
 * comments and scripts, and the words in shortcode attributes. Replaces elements that separate words with
 * white space.
 */
export function extractVisiblePostText(html: string): string {
  const textParts: string[] = []
  for (const { kind, elementName, html: pieceHtml } of splitHtml(
    replaceShortcodeTagsWithWords(html),
    invisibleElements,
  )) {
    if (kind === 'text') textParts.push(pieceHtml)
    else if (!inlineElements.has(elementName)) textParts.push(' ')
  }
  return characterReferenceDecoder.decode(textParts.join(''))
}
