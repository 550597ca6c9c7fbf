import type { Element, RootContent } from 'hast'
import { type BuildBlocks, isElement, makeElement, textContent } from './element.ts'
import { hiddenTags } from './element-kinds.ts'
import { toDefinitionList, toList } from './list-structure.ts'
import { toPreformatted } from './preformatted.ts'
import { toTable } from './table-structure.ts'
import { toInline } from './to-inline.ts'

const unlessEmpty = (block: Element): Element[] => (block.children.length === 0 ? [] : [block])

const heading = ({ tagName, children }: Element, inside: BuildBlocks) =>
  unlessEmpty(makeElement(tagName, toInline(inside(children))))

const quotation = ({ children }: Element, inside: BuildBlocks) =>
  unlessEmpty(makeElement('blockquote', inside(children)))

const isPicture = (block: Element): boolean =>
  block.children.length === 1 &&
  (isElement(block.children[0], 'img') || (isElement(block.children[0], 'a') && isPicture(block.children[0])))

/** Returns the captions of a figure, without those of figures inside it. */
function captionsIn(nodes: readonly RootContent[]): Element[] {
  return nodes.flatMap((node) => {
    if (node.type !== 'element' || node.tagName === 'figure' || hiddenTags.has(node.tagName)) return []
    return node.tagName === 'figcaption' ? [node] : captionsIn(node.children)
  })
}

const without = (nodes: readonly RootContent[], left: ReadonlySet<RootContent>): RootContent[] =>
  nodes
    .filter((node) => !left.has(node))
    .map((node) =>
      node.type === 'element' && node.tagName !== 'figure'
        ? { ...node, children: without(node.children, left) as Element['children'] }
        : node,
    )

/** True when a caption stands before all other content of its figure. */
function isFirst(caption: Element | undefined, nodes: readonly RootContent[]): boolean {
  const first = nodes.find((node) => textContent(node).trim() !== '' || isPictured(node))
  return first === caption || (first?.type === 'element' && isFirst(caption, first.children))
}

const isPictured = (node: RootContent): boolean =>
  isElement(node, 'img') || ('children' in node && node.children.some(isPictured))

const lettersOf = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '')

/** Returns the alternative texts of pictures, letters and digits only, to compare with the caption. */
const alternatives = (nodes: readonly RootContent[]): string[] =>
  nodes.flatMap((node) => {
    if (node.type !== 'element') return []
    const alt = node.tagName === 'img' ? lettersOf(String(node.properties.alt ?? '')) : ''
    return alt === '' ? alternatives(node.children) : [alt]
  })

/**
 * Keeps a figure only when it has a caption; otherwise returns its content. An alternative text that the caption
 * repeats is dropped.
 */
function figure({ children }: Element, inside: BuildBlocks): Element[] {
  const captions = captionsIn(children)
  const caption = inside(captions)
  if (caption.length === 0) return inside(children)
  const said = lettersOf(caption.map(textContent).join(' '))
  const pictured = new Set(alternatives(children))
  const isRepeated = (letters: string) => pictured.has(letters) && said.includes(letters)
  const content = inside(without(children, new Set(captions))).filter(
    (block) => block.tagName !== 'p' || !isRepeated(lettersOf(textContent(block))),
  )
  const shown = content.flatMap((block) =>
    block.tagName === 'p' && isPicture(block) ? block.children : [block],
  )
  const words = caption.every(({ tagName }) => tagName === 'p') ? toInline(caption) : caption
  const below = makeElement('figcaption', words)
  return [makeElement('figure', isFirst(captions[0], children) ? [below, ...shown] : [...shown, below])]
}

/** * Converts an element with a structure of its own into blocks of the content model; empty when it shows nothing. */
export function toStructure(original: Element, inside: BuildBlocks): Element[] {
  switch (original.tagName) {
    case 'ul':
    case 'ol':
      return toList(original, inside)
    case 'dl':
      return toDefinitionList(original, inside)
    case 'table':
      return toTable(original, inside)
    case 'figure':
      return figure(original, inside)
    case 'blockquote':
      return quotation(original, inside)
    case 'pre':
      return textContent(original).trim() === '' ? [] : [toPreformatted(original)]
    case 'hr':
      return [makeElement('hr')]
    default:
      return heading(original, inside)
  }
}
