import type { Element, ElementContent } from 'hast'
import { textContent } from '../../../content/html/element.ts'
import { toLettersAndDigits } from '../../../content/html/to-letters-and-digits.ts'
import { isDrawingAddress } from '../../markup/replace-drawings-with-missing-pictures.ts'

/** Matches file names, names that a camera gives, and generic names. None of them describes the picture. */
const fileOrGenericNamePattern =
  /^(?:\S*[_\d]\S*|\S+\.(?:jpe?g|png|gif|webp|svg)|image|photo|img|picture|logo|.*\b(?:logo|icon|avatar))$/i

/** Matches the word that some pages append to the headline to make an alternative text. */
const pictureWordSuffixPattern = /(?:image|photo|picture|bild|foto)?$/

/** Minimum number of letters in a repetition. The body may contain a shorter text by chance. */
const minRepeatedLetters = 20

/** Minimum share of an alternative text's long words that its caption must contain to be a repetition. */
const minWordShareInCaption = 0.75
const minComparedWords = 3

const listLongWords = (text: string) => text.toLowerCase().match(/[\p{L}\p{N}]{4,}/gu) ?? []

/** True if the caption contains most long words of an alternative text. */
function alternativeTextRepeatsCaption(alt: string, caption: string): boolean {
  const longWords = listLongWords(alt)
  const captionWords = new Set(listLongWords(caption))
  const sharedWords = longWords.filter((word) => captionWords.has(word))
  return (
    longWords.length >= minComparedWords && sharedWords.length >= longWords.length * minWordShareInCaption
  )
}

/** Copies a node and empties the alternative texts for which `isTextKept` is false, except those of drawings. */
function emptyAlternativeTextsUnless(
  node: ElementContent,
  isTextKept: (alt: string) => boolean,
): ElementContent {
  if (node.type !== 'element') return node
  if (node.tagName !== 'img')
    return { ...node, children: node.children.map((child) => emptyAlternativeTextsUnless(child, isTextKept)) }
  if (isDrawingAddress(node.properties.src)) return node
  const alt = String(node.properties.alt ?? '')
  return isTextKept(alt) ? node : { ...node, properties: { ...node.properties, alt: '' } }
}

/** Maximum length of a caption, in characters. */
const maxCaptionLength = 300

/**
 * Empties alternative texts that add nothing: file names, and texts that repeat the headline, the caption, the body or
 * another alternative text. Keeps the texts of drawings, because their words appear nowhere else.
 */
export function emptyRedundantAlternativeTexts(blocks: readonly Element[], headline: string): Element[] {
  const knownLetters = new Set([toLettersAndDigits(headline)])
  const bodyLetters = blocks.map((block) => toLettersAndDigits(textContent(block))).join(' ')
  /** Records an alternative text as known. Returns false, without recording it, for a text that adds nothing. */
  const recordIfInformative = (alt: string, caption: string) => {
    const altLetters = toLettersAndDigits(alt).replace(pictureWordSuffixPattern, '')
    if (
      altLetters === '' ||
      fileOrGenericNamePattern.test(alt.trim()) ||
      knownLetters.has(altLetters) ||
      alternativeTextRepeatsCaption(alt, caption)
    )
      return false
    if (altLetters.length >= minRepeatedLetters && bodyLetters.includes(altLetters)) return false
    knownLetters.add(altLetters)
    return true
  }
  return blocks.map((block, index) => {
    const caption = findCaptionText(block, blocks[index + 1])
    return emptyAlternativeTextsUnless(block, (alt) => recordIfInformative(alt, caption)) as Element
  })
}

/**
 * Returns the caption of a block's picture: the block's own text, else the text of a short block below it. Returns an
 * empty string if there is neither.
 */
function findCaptionText(block: Element, nextBlock: Element | undefined): string {
  const blockText = textContent(block)
  if (blockText.trim() !== '' || nextBlock === undefined) return blockText
  const textBelow = textContent(nextBlock)
  return textBelow.length <= maxCaptionLength ? textBelow : ''
}
