import type { Element, ElementContent } from 'hast'
import { textContent } from '../../../content/html/element.ts'
import { letters } from '../lines/known-lines.ts'

/** The name of a file or of a camera's picture, which says nothing of what is on it. */
const fileName =
  /^(?:\S*[_\d]\S*|\S+\.(?:jpe?g|png|gif|webp|svg)|image|photo|img|picture|logo|.*\b(?:logo|icon|avatar))$/i

/** What some pages add to the headline, under every picture. */
const suffix = /(?:image|photo|picture|bild|foto)?$/

/** Fewer letters may stand in a text by chance. */
const leastRepeated = 20

/** A caption with so many of the longer words of an alternative text says the same. */
const leastInCaption = 0.75
const fewestWords = 3

const longWords = (text: string) => text.toLowerCase().match(/[\p{L}\p{N}]{4,}/gu) ?? []

/** True for an alternative text that says what the caption says, in nearly the same words. */
function repeatsCaption(alt: string, caption: string): boolean {
  const words = longWords(alt)
  const known = new Set(longWords(caption))
  const shared = words.filter((word) => known.has(word))
  return words.length >= fewestWords && shared.length >= words.length * leastInCaption
}

function changed(node: ElementContent, says: (alt: string) => boolean): ElementContent {
  if (node.type !== 'element') return node
  if (node.tagName !== 'img') return { ...node, children: node.children.map((child) => changed(child, says)) }
  const alt = String(node.properties.alt ?? '')
  return says(alt) ? node : { ...node, properties: { ...node.properties, alt: '' } }
}

/** A paragraph of so many letters is no caption. */
const longestCaption = 300

/**
 * Blocks in which a picture's alternative text stays only where it says something: not the headline or a caption
 * again, not the same as of another picture, not the name of a file.
 */
export function tidyAlternatives(blocks: readonly Element[], headline: string): Element[] {
  const known = new Set([letters(headline)])
  const body = blocks.map((block) => letters(textContent(block))).join(' ')
  const says = (alt: string, caption: string) => {
    const text = letters(alt).replace(suffix, '')
    if (text === '' || fileName.test(alt.trim()) || known.has(text) || repeatsCaption(alt, caption))
      return false
    if (text.length >= leastRepeated && body.includes(text)) return false
    known.add(text)
    return true
  }
  return blocks.map((block, index) => {
    const caption = captionOf(block, blocks[index + 1])
    return changed(block, (alt) => says(alt, caption)) as Element
  })
}

/** The caption of a block's picture: its own text, or the short paragraph below. */
function captionOf(block: Element, next: Element | undefined): string {
  const own = textContent(block)
  if (own.trim() !== '' || next === undefined) return own
  const below = textContent(next)
  return below.length <= longestCaption ? below : ''
}
