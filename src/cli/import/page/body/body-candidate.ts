import type { Element, Nodes, Properties, Root, RootContent, Text } from 'hast'
import { textContent } from '../../../content/html/element.ts'
import { toLettersAndDigits } from '../../../content/html/to-letters-and-digits.ts'
import { convertToBodyBlocks } from '../../markup/html-body.ts'
import { collectTextNodes } from '../../markup/page-tree.ts'
import { hasSentenceLength } from '../lines/known-fields.ts'
import { countLinkedLetters } from '../lines/link-list.ts'
import { removeOutsideElements } from '../lines/outside-elements.ts'
import { removeElementsByProperties } from './cards.ts'

/** A part of a page that may be its article: copied elements that hold the page's own text nodes. */
export interface BodyCandidate {
  tree: Root
  blocks: Element[]
  /** Letters of sentences, without those in links and tables; `otherLetterCount` counts all other letters. */
  proseLetterCount: number
  otherLetterCount: number
  /** `properties` of the page's cards and offers, which copies of an element share. */
  cardAndOfferProperties: ReadonlySet<Properties>
}

/** Counts a block's letters outside links; 0 for a table and for a block shorter than a sentence. */
function countProseLetters(block: Element): number {
  if (block.tagName === 'table') return 0
  const letters = toLettersAndDigits(textContent(block))
  return hasSentenceLength(letters) ? letters.length - countLinkedLetters(block) : 0
}

/** Creates a candidate from nodes of a page, without cards, offers and elements marked as outside the article. */
export function createBodyCandidate(
  nodes: readonly RootContent[],
  cardAndOfferProperties: ReadonlySet<Properties>,
): BodyCandidate {
  const tree = removeElementsByProperties(
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
 * Copies nodes without the text nodes that are not in `keptTexts`. Elements that this empties are left out; elements
 * without children, such as pictures, stay.
 */
function pruneToKeptTexts(nodes: readonly RootContent[], keptTexts: ReadonlySet<Text>): RootContent[] {
  return nodes.flatMap((node): RootContent[] => {
    if (node.type === 'text') return keptTexts.has(node) ? [node] : []
    if (node.type !== 'element' || node.children.length === 0) return [node]
    const children = pruneToKeptTexts(node.children, keptTexts) as Element['children']
    return children.length === 0 ? [] : [{ ...node, children }]
  })
}

/** Returns a candidate without some of its text nodes and the elements that contain nothing else. */
export function removeTextsFromCandidate(
  { tree, cardAndOfferProperties }: BodyCandidate,
  removedTexts: ReadonlySet<Text>,
): BodyCandidate {
  const keptTexts = new Set([...collectTextNodes(tree)].filter((text) => !removedTexts.has(text)))
  return createBodyCandidate(pruneToKeptTexts(tree.children, keptTexts), cardAndOfferProperties)
}

/** Returns a candidate without the text nodes that are outside an element of its page. */
export const limitCandidateToElement = (
  { tree, cardAndOfferProperties }: BodyCandidate,
  container: Nodes,
): BodyCandidate =>
  createBodyCandidate(pruneToKeptTexts(tree.children, collectTextNodes(container)), cardAndOfferProperties)
