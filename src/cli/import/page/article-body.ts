import type { Element, Nodes, Root, RootContent, Text } from 'hast'
import { selectAll } from 'hast-util-select'
import type { ExtractRules } from '../../../model/edition.ts'
import { textOf } from '../../content/element.ts'
import { blocksOfTree } from '../html-body.ts'
import { type Comparison, compareWith, wordsOf } from './likeness.ts'
import { namedBodies, outermost, wholeBody } from './named-body.ts'
import { withoutOutside } from './outside-article.ts'
import type { Page } from './page.ts'
import { textsIn } from './page-tree.ts'
import { readablePart } from './readability.ts'
import { statedBody } from './stated-body.ts'

/** What was chosen as the body of a page's article, before furniture is taken from it. */
export interface ChosenBody {
  blocks: Element[]
  /** The page's text nodes that were chosen. */
  kept: ReadonlySet<Text>
  /** Elements that the edition's rules leave out. */
  ruledOut: ReadonlySet<Nodes>
  /** Where the blocks are what the page's metadata states: what the page shows of the same article instead. */
  shown: Element[] | null
}

/** A part of a page that may be its article. */
interface Candidate {
  tree: Root
  blocks: Element[]
}

const candidateOf = (nodes: readonly RootContent[]): Candidate => {
  const tree = withoutOutside<Root>({ type: 'root', children: [...nodes] })
  return { tree, blocks: blocksOfTree(tree) }
}

/** A tree without some of its elements. */
function without(nodes: readonly RootContent[], dropped: ReadonlySet<Nodes>): RootContent[] {
  return nodes
    .filter((node) => !dropped.has(node))
    .map((node) =>
      node.type === 'element'
        ? { ...node, children: without(node.children, dropped) as Element['children'] }
        : node,
    )
}

/** The body as the edition's own rules find it; `null` when they find none. */
function byRules(tree: Root, rules: ExtractRules | null): ChosenBody | null {
  if (!rules?.body) return null
  const ruledOut = new Set<Nodes>(rules.drop.flatMap((selector) => selectAll(selector, tree)))
  const found: Root = { type: 'root', children: without(outermost(tree, rules.body), ruledOut) }
  if (textOf(found).trim() === '') return null
  return { blocks: blocksOfTree(found), kept: textsIn(found), ruledOut, shown: null }
}

/** What readability finds, unless it is a small part of what the page itself names, or something else. */
const leastOfNamed = 0.4
const leastOverlap = 0.3
const leastWords = 100

function isBetter(named: readonly string[], { words, overlap }: Comparison): boolean {
  if (named.length < leastWords) return false
  return overlap(named) < leastOverlap || words.length < named.length * leastOfNamed
}

/** Where no rule and no statement helps: what looks like an article, is named like one, or is all there is. */
function found({ tree }: Page): Candidate {
  const readable = candidateOf(readablePart(tree)?.children ?? [])
  const comparison = compareWith(wordsOf(readable.blocks))
  for (const each of namedBodies(tree)) {
    const named = candidateOf([each])
    if (isBetter(wordsOf(named.blocks), comparison)) return named
  }
  return comparison.words.length > 0 ? readable : candidateOf(wholeBody(tree))
}

/** An `articleBody` that lacks more of what the page shows is a summary of it. */
const leastComplete = 0.85
/** Two texts of which this much is common are the same, one of them with markup. */
const leastAlike = 0.85

function isStatedBetter(shown: readonly Element[], stated: readonly Element[]): boolean {
  const [words, said] = [wordsOf([...shown]), wordsOf([...stated])]
  return said.length >= words.length * leastComplete && compareWith(words).likeness(said) < leastAlike
}

/**
 * The body of a page's article: where the edition's rules find it; else as JSON-LD gives it, when that is as complete
 * as the page (and then with the page's own markup, when the two agree); else where readability finds it.
 */
export function bodyOf(page: Page, rules: ExtractRules | null): ChosenBody {
  const ruled = byRules(page.tree, rules)
  if (ruled) return ruled
  const { tree, blocks } = found(page)
  const stated = statedBody(page)
  const chosen = { kept: textsIn(tree), ruledOut: new Set<Nodes>() }
  if (stated === null || !isStatedBetter(blocks, stated)) return { ...chosen, blocks, shown: null }
  return { ...chosen, blocks: stated, shown: blocks }
}
