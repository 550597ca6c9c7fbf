import type { Element, ElementContent } from 'hast'
import { textContent } from '../../../content/html/element.ts'
import { toLetters } from '../../../content/html/to-letters.ts'
import { isDrawingAddress } from '../../markup/replace-drawings.ts'

/** File names and camera names, which describe nothing. */
const fileNamePattern =
  /^(?:\S*[_\d]\S*|\S+\.(?:jpe?g|png|gif|webp|svg)|image|photo|img|picture|logo|.*\b(?:logo|icon|avatar))$/i

/** Word that some pages append to the headline as alternative text. */
const pictureSuffixPattern = /(?:image|photo|picture|bild|foto)?$/

/** Minimum number of letters of a repetition: a shorter text can occur in the body by chance. */
const minRepeatedLetters = 20

/** Minimum share of an alternative text's long words that must be in the caption for it to be a repetition. */
const minShareInCaption = 0.75
const minLongWords = 3

const listLongWords = (text: string) => text.toLowerCase().match(/[\p{L}\p{N}]{4,}/gu) ?? []

/** True when an alternative text repeats the caption in nearly the same words. */
function repeatsCaption(alt: string, caption: string): boolean {
  const longWords = listLongWords(alt)
  const captionWords = new Set(listLongWords(caption))
  const sharedWords = longWords.filter((word) => captionWords.has(word))
  return longWords.length >= minLongWords && sharedWords.length >= longWords.length * minShareInCaption
}

/** @param register returns false for an alternative text to empty */
function emptyAlternatives(node: ElementContent, register: (alt: string) => boolean): ElementContent {
  if (node.type !== 'element') return node
  if (node.tagName !== 'img')
    return { ...node, children: node.children.map((child) => emptyAlternatives(child, register)) }
  if (isDrawingAddress(node.properties.src)) return node
  const alt = String(node.properties.alt ?? '')
  return register(alt) ? node : { ...node, properties: { ...node.properties, alt: '' } }
}

/** Maximum length of a caption, in characters. */
const maxCaptionLength = 300

/**
 * Empties alternative texts that add nothing: a repeated headline, caption or other alternative text, or a file name.
 * Those of drawings stay, since their words are nowhere else.
 */
export function tidyAlternativeTexts(blocks: readonly Element[], headline: string): Element[] {
  const knownTexts = new Set([toLetters(headline)])
  const bodyLetters = blocks.map((block) => toLetters(textContent(block))).join(' ')
  /** Adds an alternative text to the known ones; false for one that adds nothing to them. */
  const register = (alt: string, caption: string) => {
    const text = toLetters(alt).replace(pictureSuffixPattern, '')
    if (
      text === '' ||
      fileNamePattern.test(alt.trim()) ||
      knownTexts.has(text) ||
      repeatsCaption(alt, caption)
    )
      return false
    if (text.length >= minRepeatedLetters && bodyLetters.includes(text)) return false
    knownTexts.add(text)
    return true
  }
  return blocks.map((block, index) => {
    const caption = findCaption(block, blocks[index + 1])
    return emptyAlternatives(block, (alt) => register(alt, caption)) as Element
  })
}

/** Returns the caption of a block's picture: the block's own text, or a short paragraph below it. */
function findCaption(block: Element, nextBlock: Element | undefined): string {
  const ownText = textContent(block)
  if (ownText.trim() !== '' || nextBlock === undefined) return ownText
  const textBelow = textContent(nextBlock)
  return textBelow.length <= maxCaptionLength ? textBelow : ''
}
