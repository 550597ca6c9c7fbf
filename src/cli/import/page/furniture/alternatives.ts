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

function changed(node: ElementContent, says: (alt: string) => boolean): ElementContent {
  if (node.type !== 'element') return node
  if (node.tagName !== 'img') return { ...node, children: node.children.map((child) => changed(child, says)) }
  const alt = String(node.properties.alt ?? '')
  return says(alt) ? node : { ...node, properties: { ...node.properties, alt: '' } }
}

/**
 * Blocks in which a picture's alternative text stays only where it says something: not the headline or a caption
 * again, not the same as of another picture, not the name of a file.
 */
export function tidyAlternatives(blocks: readonly Element[], headline: string): Element[] {
  const known = new Set([letters(headline)])
  const body = blocks.map((block) => letters(textContent(block))).join(' ')
  const says = (alt: string) => {
    const text = letters(alt).replace(suffix, '')
    if (text === '' || fileName.test(alt.trim()) || known.has(text)) return false
    if (text.length >= leastRepeated && body.includes(text)) return false
    known.add(text)
    return true
  }
  return blocks.map((block) => changed(block, says) as Element)
}
