import type { Element, Nodes, Properties, Root, RootContent, Text } from 'hast'
import { textContent } from '../../../content/html/element.ts'
import { toLettersAndDigits } from '../../../content/html/to-letters-and-digits.ts'
import { convertToBodyBlocks } from '../../markup/html-body.ts'
import { collectTextNodes } from '../../markup/page-tree.ts'
import { hasSentenceLength } from '../lines/known-fields.ts'
import { countLinkedLetters } from '../lines/link-list.ts'
import { removeOutsideElements } from '../lines/outside-elements.ts'
import { removeMinorElementsByProperties } from './cards.ts'

/** A part of a page that may be its article. The elements are copies, but the text nodes are the page's own. */
export interface BodyCandidate {
  tree: Root
  blocks: Element[]
  /** Number of letters in sentences, not counting links and tables. `otherLetterCount` counts all other letters. */
  proseLetterCount: number
  otherLetterCount: number
  /** The `properties` objects of the page's cards and offers. Copies of an element share its `properties`. */
  cardAndOfferProperties: ReadonlySet<Properties>
}

/** Counts a block's letters and digits outside links. Returns 0 for a table and for a block shorter than a sentence. */
function countProseLetters(block: Element): number {
  if (block.tagName === 'table') return 0
  const letters = toLettersAndDigits(textContent(block))
  return hasSentenceLength(letters) ? letters.length - countLinkedLetters(block) : 0
}

/** Creates a candidate from a page's nodes, without cards, offers and elements marked as outside the article. */
export function createBodyCandidate(
  nodes: readonly RootContent[],
  cardAndOfferProperties: ReadonlySet<Properties>,
): BodyCandidate {
  const tree = removeMinorElementsByProperties(
    removeOutsideElements<Root>({ type: 'root', children: [...nodes] }),
    cardAndOfferProperties,
  )
  const blocks = convertToBodyBlocks(tree)
  const proseLetterCount = blocks.reduce((sum, block) => sum + countProseLetters(block), 0)
  const letterCount = blocks.reduce((sum, block) => sum + toLettersAndDigits(textContent(block)).length, 0)
  return {
    tree,
    blocks,
    proseLetterCount,
    otherLetterCount: letterCount - proseLetterCount,
    cardAndOfferProperties,
  }
}

/**
 * Copies nodes with only the text nodes in `keptTexts`. Drops elements that lose all their children, but keeps elements
 * that never had any, such as pictures.
 */
function pruneToKeptTexts(nodes: readonly RootContent[], keptTexts: ReadonlySet<Text>): RootContent[] {
  return nodes.flatMap((node): RootContent[] => {
    if (node.type === 'text') return keptTexts.has(node) ? [node] : []
    if (node.type !== 'element' || node.children.length === 0) return [node]
    const children = pruneToKeptTexts(node.children, keptTexts) as Element['children']
    return children.length === 0 ? [] : [{ ...node, children }]
  })
}

/** Returns a copy of a candidate without `removedTexts` and the elements that contain nothing else. */
export function removeTextsFromCandidate(
  { tree, cardAndOfferProperties }: BodyCandidate,
  removedTexts: ReadonlySet<Text>,
): BodyCandidate {
  const keptTexts = new Set([...collectTextNodes(tree)].filter((text) => !removedTexts.has(text)))
  return createBodyCandidate(pruneToKeptTexts(tree.children, keptTexts), cardAndOfferProperties)
}

/** Returns a copy of a candidate with only the text nodes that are in `container`, a node of the page. */
export const limitCandidateToElement = (
  { tree, cardAndOfferProperties }: BodyCandidate,
  container: Nodes,
): BodyCandidate =>
  createBodyCandidate(pruneToKeptTexts(tree.children, collectTextNodes(container)), cardAndOfferProperties)
