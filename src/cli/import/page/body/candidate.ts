import type { Element, Nodes, Properties, Root, RootContent, Text } from 'hast'
import { textContent } from '../../../content/html/element.ts'
import { bodyBlocks } from '../../markup/html-body.ts'
import { collectTexts } from '../../markup/page-tree.ts'
import { isSentence, letters } from '../lines/known-lines.ts'
import { linkedLetters } from '../lines/link-list.ts'
import { withoutOutside } from '../lines/outside-article.ts'
import { withoutCards } from './cards.ts'

/** A part of a page that may be its article: copied elements that hold the page's own text nodes. */
export interface Candidate {
  tree: Root
  blocks: Element[]
  /** Letters in sentences outside links; `rest` counts all other letters. */
  prose: number
  rest: number
  cards: ReadonlySet<Properties>
}

function proseIn(block: Element): number {
  const line = letters(textContent(block))
  return isSentence(line) ? line.length - linkedLetters(block) : 0
}

/** Makes a candidate of nodes of a page, without cards and without elements marked as outside the article. */
export function candidateOf(nodes: readonly RootContent[], cards: ReadonlySet<Properties>): Candidate {
  const tree = withoutCards(withoutOutside<Root>({ type: 'root', children: [...nodes] }), cards)
  const blocks = bodyBlocks(tree)
  const prose = blocks.reduce((sum, block) => sum + proseIn(block), 0)
  const all = blocks.reduce((sum, block) => sum + letters(textContent(block)).length, 0)
  return { tree, blocks, prose, rest: all - prose, cards }
}

/** Returns the part of a tree whose text nodes are in `texts`. Empty elements, such as pictures, stay. */
function limitedTo(nodes: readonly RootContent[], texts: ReadonlySet<Text>): RootContent[] {
  return nodes.flatMap((node): RootContent[] => {
    if (node.type === 'text') return texts.has(node) ? [node] : []
    if (node.type !== 'element' || node.children.length === 0) return [node]
    const children = limitedTo(node.children, texts) as Element['children']
    return children.length === 0 ? [] : [{ ...node, children }]
  })
}

/** Limits a candidate to one element of its page. */
export const within = ({ tree, cards }: Candidate, container: Nodes): Candidate =>
  candidateOf(limitedTo(tree.children, collectTexts(container)), cards)
