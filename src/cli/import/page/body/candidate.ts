import type { Element, Nodes, Properties, Root, RootContent, Text } from 'hast'
import { textContent } from '../../../content/html/element.ts'
import { bodyBlocks } from '../../markup/html-body.ts'
import { collectTexts } from '../../markup/page-tree.ts'
import { isSentence, letters } from '../lines/known-lines.ts'
import { linkedLetters } from '../lines/link-list.ts'
import { withoutOutside } from '../lines/outside-article.ts'
import { withoutCards } from './cards.ts'

/** A part of a page that may be its article: copies of elements, with the page's own text nodes. */
export interface Candidate {
  tree: Root
  blocks: Element[]
  /** Letters of its sentences that are not in links, and of all else. */
  prose: number
  rest: number
  cards: ReadonlySet<Properties>
}

function proseIn(block: Element): number {
  const line = letters(textContent(block))
  return isSentence(line) ? line.length - linkedLetters(block) : 0
}

/** Nodes of a page as a candidate, without what their own names put outside the article. */
export function candidateOf(nodes: readonly RootContent[], cards: ReadonlySet<Properties>): Candidate {
  const tree = withoutCards(withoutOutside<Root>({ type: 'root', children: [...nodes] }), cards)
  const blocks = bodyBlocks(tree)
  const prose = blocks.reduce((sum, block) => sum + proseIn(block), 0)
  const all = blocks.reduce((sum, block) => sum + letters(textContent(block)).length, 0)
  return { tree, blocks, prose, rest: all - prose, cards }
}

/** The part of a tree whose text is among `texts`; what holds no text, such as a picture, stays beside it. */
function limitedTo(nodes: readonly RootContent[], texts: ReadonlySet<Text>): RootContent[] {
  return nodes.flatMap((node): RootContent[] => {
    if (node.type === 'text') return texts.has(node) ? [node] : []
    if (node.type !== 'element' || node.children.length === 0) return [node]
    const children = limitedTo(node.children, texts) as Element['children']
    return children.length === 0 ? [] : [{ ...node, children }]
  })
}

/** What of a candidate stands inside an element of its page. */
export const within = ({ tree, cards }: Candidate, container: Nodes): Candidate =>
  candidateOf(limitedTo(tree.children, collectTexts(container)), cards)
