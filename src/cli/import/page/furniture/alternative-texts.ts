import type { Element, ElementContent } from 'hast'
import { textContent } from '../../../content/html/element.ts'
import { toLettersAndDigits } from '../../../content/html/to-letters-and-digits.ts'
import { isDrawingAddress } from '../../markup/replace-drawings.ts'

/** Matches file names, camera names and generic names, which describe nothing. */
const fileOrGenericNamePattern =
  /^(?:\S*[_\d]\S*|\S+\.(?:jpe?g|png|gif|webp|svg)|image|photo|img|picture|logo|.*\b(?:logo|icon|avatar))$/i

/** Matches the word that some pages append to the headline as alternative text. */
const pictureWordSuffixPattern = /(?:image|photo|picture|bild|foto)?$/

/** Minimum number of letters of a repetition: the body may contain a shorter text by chance. */
const minRepeatedLetters = 20

/** Minimum share of an alternative text's long words that must be in the caption for it to be a repetition. */
const minWordShareInCaption = 0.75
const minComparedWords = 3

const listLongWords = (text: string) => text.toLowerCase().match(/[\p{L}\p{N}]{4,}/gu) ?? []

/** True if most long words of an alternative text are in the caption. */
function alternativeTextRepeatsCaption(alt: string, caption: string): boolean {
  const longWords = listLongWords(alt)
  const captionWords = new Set(listLongWords(caption))
  const sharedWords = longWords.filter((word) => captionWords.has(word))
  return (
    longWords.length >= minComparedWords && sharedWords.length >= longWords.length * minWordShareInCaption
  )
}

/** Copies a node with empty alternative texts where `isTextKept` is false. The texts of drawings stay. */
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
 * another alternative text. The texts of drawings stay, since their words are nowhere else.
 */
export function emptyRedundantAlternativeTexts(blocks: readonly Element[], headline: string): Element[] {
  const knownLetters = new Set([toLettersAndDigits(headline)])
  const bodyLetters = blocks.map((block) => toLettersAndDigits(textContent(block))).join(' ')
  /** Adds an alternative text to the known ones; returns false if it adds nothing to them. */
  const registerIfNew = (alt: string, caption: string) => {
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
    return emptyAlternativeTextsUnless(block, (alt) => registerIfNew(alt, caption)) as Element
  })
}

/**
 * Returns the caption of a block's picture: the block's own text, else the text of a short block below it; an empty
 * string if there is neither.
 */
function findCaptionText(block: Element, nextBlock: Element | undefined): string {
  const blockText = textContent(block)
  if (blockText.trim() !== '' || nextBlock === undefined) return blockText
  const textBelow = textContent(nextBlock)
  return textBelow.length <= maxCaptionLength ? textBelow : ''
}
