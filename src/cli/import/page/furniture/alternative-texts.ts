import type { Element, ElementContent } from 'hast'
import { textContent } from '../../../content/html/element.ts'
import { toLetters } from '../../../content/html/to-letters.ts'

/** File names and camera names, which describe nothing. */
const fileName =
  /^(?:\S*[_\d]\S*|\S+\.(?:jpe?g|png|gif|webp|svg)|image|photo|img|picture|logo|.*\b(?:logo|icon|avatar))$/i

/** Word that some pages append to the headline as alternative text. */
const suffix = /(?:image|photo|picture|bild|foto)?$/

/** Minimum number of letters: a shorter text can occur in the body by chance. */
const minRepeatedLetters = 20

/** Minimum share of an alternative text's long words that must be in the caption for it to be a repetition. */
const minShareInCaption = 0.75
const minWords = 3

const listLongWords = (text: string) => text.toLowerCase().match(/[\p{L}\p{N}]{4,}/gu) ?? []

/** True when an alternative text repeats the caption in nearly the same words. */
function repeatsCaption(alt: string, caption: string): boolean {
  const words = listLongWords(alt)
  const captionWords = new Set(listLongWords(caption))
  const sharedWords = words.filter((word) => captionWords.has(word))
  return words.length >= minWords && sharedWords.length >= words.length * minShareInCaption
}

function showAlternatives(node: ElementContent, says: (alt: string) => boolean): ElementContent {
  if (node.type !== 'element') return node
  if (node.tagName !== 'img')
    return { ...node, children: node.children.map((child) => showAlternatives(child, says)) }
  const alt = String(node.properties.alt ?? '')
  return says(alt) ? node : { ...node, properties: { ...node.properties, alt: '' } }
}

/** Maximum length of a caption, in characters. */
const maxCaptionLength = 300

/**
 * Empties alternative texts that add nothing: a repeated headline, caption or other alternative text, or a file name.
 */
export function tidyAlternativeTexts(blocks: readonly Element[], headline: string): Element[] {
  const knownTexts = new Set([toLetters(headline)])
  const body = blocks.map((block) => toLetters(textContent(block))).join(' ')
  const says = (alt: string, caption: string) => {
    const text = toLetters(alt).replace(suffix, '')
    if (text === '' || fileName.test(alt.trim()) || knownTexts.has(text) || repeatsCaption(alt, caption))
      return false
    if (text.length >= minRepeatedLetters && body.includes(text)) return false
    knownTexts.add(text)
    return true
  }
  return blocks.map((block, index) => {
    const caption = findCaption(block, blocks[index + 1])
    return showAlternatives(block, (alt) => says(alt, caption)) as Element
  })
}

/** Returns the caption of a block's picture: the block's own text, or a short paragraph below it. */
function findCaption(block: Element, next: Element | undefined): string {
  const ownText = textContent(block)
  if (ownText.trim() !== '' || next === undefined) return ownText
  const textBelow = textContent(next)
  return textBelow.length <= maxCaptionLength ? textBelow : ''
}
