import type { Element, Nodes, Root, RootContent, Text } from 'hast'
import { selectAll } from 'hast-util-select'
import type { ExtractRules } from '../../../../model/edition.ts'
import { textContent } from '../../../content/html/element.ts'
import { bodyBlocks } from '../../markup/html-body.ts'
import { collectTexts } from '../../markup/page-tree.ts'
import { type Comparison, compareWith, wordsOf } from '../lines/likeness.ts'
import { isLinksOnly } from '../lines/link-list.ts'
import type { Page } from '../metadata/page.ts'
import { type Candidate, candidateOf, within } from './candidate.ts'
import { findCards } from './cards.ts'
import { withLead } from './lead.ts'
import { articleElements, namedBodies, outermost, wholeBody } from './named-body.ts'
import { readablePart } from './readability.ts'
import { statedBody } from './stated-body.ts'
import { streamedBody } from './streamed-body.ts'

/** What was chosen as the body of a page's article, before furniture is taken from it. */
export interface ChosenBody {
  blocks: Element[]
  /** The page's text nodes that were chosen. */
  kept: ReadonlySet<Text>
  /** Elements that the edition's rules leave out. */
  ruledOut: ReadonlySet<Nodes>
  /** Where the blocks are what the page's metadata states: what the page shows of the same article instead. */
  shown: Element[] | null
  /** The words of the article as the metadata states them, where they are all there. */
  stated: string[] | null
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
  if (textContent(found).trim() === '') return null
  return { blocks: bodyBlocks(found), kept: collectTexts(found), ruledOut, shown: null, stated: null }
}

/** A part that the page names is its article's body when it has so much of the prose that readability found. */
const leastOfReadable = 0.85
/** A part with so much more prose than readability found in it holds more of the article, when most of it is prose. */
const muchMore = 2.5
const mostlyProse = 0.6
/** Letters: a part that has less says nothing of its own. */
const leastProse = 200

/** More elements of one page are the beginnings of other articles. */
const mostCandidates = 6

/** A part of a page that readability found elsewhere needs no more than this share of it. */
const elsewhere = 0.5
/** Letters of prose that are too few to be what a page is about, where another part has more. */
const hardlyAny = 400

/** Letters of prose that a part of a page must have to be taken instead of what readability found. */
function leastFor(
  element: Element,
  { readable, isNamed }: { readable: Candidate; isNamed: boolean },
): number {
  if (within(readable, element).prose < readable.prose * elsewhere) return readable.prose * elsewhere
  return isNamed || readable.prose < hardlyAny ? readable.prose * muchMore : Number.POSITIVE_INFINITY
}

/** Where no rule helps: what looks like an article, is named like one, or is all there is. */
function found({ tree, url }: Page): Candidate {
  const cards = findCards(tree, url)
  const readable = candidateOf(readablePart(tree)?.children ?? [], cards)
  let best = readable
  const named = namedBodies(tree)
  for (const element of [...named, ...articleElements(tree)].slice(0, mostCandidates)) {
    const whole = candidateOf([element], cards)
    const isProse = whole.prose >= leastProse && whole.prose >= (whole.prose + whole.rest) * mostlyProse
    const least = leastFor(element, { readable, isNamed: named.includes(element) })
    if (isProse && whole.prose > least) best = whole.prose > best.prose || best === readable ? whole : best
  }
  if (best === readable)
    for (const element of namedBodies(tree).slice(0, mostCandidates)) {
      const part = within(readable, element)
      if (part.prose >= readable.prose * leastOfReadable && part.prose > 0) return part
    }
  return best.blocks.every(isLinksOnly) ? candidateOf(wholeBody(tree), cards) : best
}

/** An `articleBody` that lacks more of what the page shows is a summary of it. */
const leastComplete = 0.85
/** Two texts of which this much is common are the same, one of them with markup. */
const leastAlike = 0.85

/** The candidate that is most like what the metadata states. */
function mostLike(page: Page, first: Candidate, stated: Comparison): Candidate {
  let [best, likeness] = [first, stated.likeness(wordsOf(first.blocks))]
  if (likeness >= leastAlike) return best
  for (const element of [...namedBodies(page.tree), ...articleElements(page.tree)].slice(0, mostCandidates)) {
    const other = candidateOf([element], first.cards)
    const otherLikeness = stated.likeness(wordsOf(other.blocks))
    if (otherLikeness > likeness) [best, likeness] = [other, otherLikeness]
  }
  return best
}

const fewestParagraphs = 3

/** Metadata that runs an article's paragraphs into one says less than a page that shows them all. */
function isStatedBetter(
  shown: readonly string[],
  stated: Comparison,
  paragraphs: { shown: number; stated: number },
) {
  if (stated.words.length < shown.length * leastComplete) return false
  if (paragraphs.stated < fewestParagraphs && paragraphs.shown >= fewestParagraphs)
    return stated.overlap(shown) < leastAlike
  return stated.likeness(shown) < leastAlike
}

/**
 * The body of a page's article: where the edition's rules find it; else where readability finds it, or the page names
 * it, whichever is most like the text that JSON-LD states; that text itself only where the page shows less.
 */
export function bodyOf(page: Page, rules: ExtractRules | null): ChosenBody {
  const ruled = byRules(page.tree, rules)
  if (ruled) return ruled
  const first = found(page)
  const stated = statedBody(page) ?? (first.blocks.length === 0 ? streamedBody(page) : null)
  const comparison = compareWith(stated === null ? [] : wordsOf(stated))
  const part = stated === null ? first : mostLike(page, first, comparison)
  const words = wordsOf(part.blocks)
  const isComplete = stated !== null && comparison.words.length >= words.length * leastComplete
  if (
    stated !== null &&
    isStatedBetter(words, comparison, { shown: part.blocks.length, stated: stated.length })
  )
    return {
      blocks: stated,
      kept: collectTexts(part.tree),
      ruledOut: new Set(),
      shown: part.blocks,
      stated: null,
    }
  const { tree, blocks } = withLead(page, part)
  const isKnown = isComplete || comparison.overlap(words) >= leastAlike
  return {
    blocks,
    kept: collectTexts(tree),
    ruledOut: new Set(),
    shown: null,
    stated:
      stated !== null && isKnown && comparison.words.length >= leastStated ? [...comparison.words] : null,
  }
}

/** Words: a shorter statement is a summary. */
const leastStated = 80
