import type { Element, RootContent } from 'hast'
import { type BuildBlocks, isElement, makeElement, textContent } from './element.ts'
import { hiddenTags } from './element-kinds.ts'
import { convertDefinitionList, convertList } from './list-structure.ts'
import { markPictureCredits } from './mark-picture-credits.ts'
import { toPreformatted } from './preformatted.ts'
import { convertTable } from './table-structure.ts'
import { toInlineContent } from './to-inline.ts'
import { toLettersAndDigits } from './to-letters-and-digits.ts'

const omitIfEmpty = (block: Element): Element[] => (block.children.length === 0 ? [] : [block])

const toHeading = ({ tagName, children }: Element, buildBlocks: BuildBlocks) =>
  omitIfEmpty(makeElement(tagName, toInlineContent(buildBlocks(children))))

const toQuotation = ({ children }: Element, buildBlocks: BuildBlocks) =>
  omitIfEmpty(makeElement('blockquote', buildBlocks(children)))

const containsOnlyPicture = (block: Element): boolean =>
  block.children.length === 1 &&
  (isElement(block.children[0], 'img') ||
    (isElement(block.children[0], 'a') && containsOnlyPicture(block.children[0])))

/** Returns the captions of a figure, except those of nested figures. */
function collectCaptions(nodes: readonly RootContent[]): Element[] {
  return nodes.flatMap((node) => {
    if (node.type !== 'element' || node.tagName === 'figure' || hiddenTags.has(node.tagName)) return []
    return node.tagName === 'figcaption' ? [node] : collectCaptions(node.children)
  })
}

const omitNodes = (nodes: readonly RootContent[], omittedNodes: ReadonlySet<RootContent>): RootContent[] =>
  nodes
    .filter((node) => !omittedNodes.has(node))
    .map((node) =>
      node.type === 'element' && node.tagName !== 'figure'
        ? { ...node, children: omitNodes(node.children, omittedNodes) as Element['children'] }
        : node,
    )

/** True if the caption precedes all other visible content of its figure. */
function startsWithCaption(caption: Element | undefined, nodes: readonly RootContent[]): boolean {
  const firstVisibleNode = nodes.find((node) => textContent(node).trim() !== '' || containsPicture(node))
  return (
    firstVisibleNode === caption ||
    (firstVisibleNode?.type === 'element' && startsWithCaption(caption, firstVisibleNode.children))
  )
}

const containsPicture = (node: RootContent): boolean =>
  isElement(node, 'img') || ('children' in node && node.children.some(containsPicture))

/** Returns the alternative texts of all pictures, reduced to letters and digits for comparison with the caption. */
const collectAltTextLetters = (nodes: readonly RootContent[]): string[] =>
  nodes.flatMap((node) => {
    if (node.type !== 'element') return []
    const alt = node.tagName === 'img' ? toLettersAndDigits(String(node.properties.alt ?? '')) : ''
    return alt === '' ? collectAltTextLetters(node.children) : [alt]
  })

/**
 * Converts a figure with a caption. A figure without a caption is replaced by its content. Drops alternative texts
 * that the caption repeats.
 */
function toFigureOrContent({ children }: Element, buildBlocks: BuildBlocks): Element[] {
  const captionElements = collectCaptions(children)
  const captionBlocks = buildBlocks(captionElements.map(markPictureCredits))
  if (captionBlocks.length === 0) return buildBlocks(children)
  const captionLetters = toLettersAndDigits(captionBlocks.map(textContent).join(' '))
  const altTextLetters = new Set(collectAltTextLetters(children))
  const isAltTextInCaption = (letters: string) =>
    altTextLetters.has(letters) && captionLetters.includes(letters)
  const contentBlocks = buildBlocks(omitNodes(children, new Set(captionElements))).filter(
    (block) => block.tagName !== 'p' || !isAltTextInCaption(toLettersAndDigits(textContent(block))),
  )
  const figureContent = contentBlocks.flatMap((block) =>
    block.tagName === 'p' && containsOnlyPicture(block) ? block.children : [block],
  )
  const captionContent = captionBlocks.every(({ tagName }) => tagName === 'p')
    ? toInlineContent(captionBlocks)
    : captionBlocks
  const figcaption = makeElement('figcaption', captionContent)
  return [
    makeElement(
      'figure',
      startsWithCaption(captionElements[0], children)
        ? [figcaption, ...figureContent]
        : [...figureContent, figcaption],
    ),
  ]
}

/**
 * Converts an element with a structure of its own to blocks of the content model. Returns an empty array for an empty
 * element.
 */
export function toStructuredBlocks(sourceElement: Element, buildBlocks: BuildBlocks): Element[] {
  switch (sourceElement.tagName) {
    case 'ul':
    case 'ol':
      return convertList(sourceElement, buildBlocks)
    case 'dl':
      return convertDefinitionList(sourceElement, buildBlocks)
    case 'table':
      return convertTable(sourceElement, buildBlocks)
    case 'figure':
      return toFigureOrContent(sourceElement, buildBlocks)
    case 'blockquote':
      return toQuotation(sourceElement, buildBlocks)
    case 'pre':
      return textContent(sourceElement).trim() === '' ? [] : [toPreformatted(sourceElement)]
    case 'hr':
      return [makeElement('hr')]
    default:
      return toHeading(sourceElement, buildBlocks)
  }
}
