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

/** The blocks chosen as an article's body, before furniture is removed. */
export interface ChosenBody {
  blocks: Element[]
  /** Text nodes of the page that belong to the chosen part. */
  kept: ReadonlySet<Text>
  /** Elements that the edition's `extract.drop` rules exclude. */
  ruledOut: ReadonlySet<Nodes>
  /** Blocks that the page shows, where the body was taken from its metadata instead; otherwise `null`. */
  shown: Element[] | null
  /** Words of the article as stated in the metadata; `null` unless they are complete. */
  stated: string[] | null
}

/** Returns a copy of the nodes without the dropped elements. */
function without(nodes: readonly RootContent[], dropped: ReadonlySet<Nodes>): RootContent[] {
  return nodes
    .filter((node) => !dropped.has(node))
    .map((node) =>
      node.type === 'element'
        ? { ...node, children: without(node.children, dropped) as Element['children'] }
        : node,
    )
}

/** Finds the body by the edition's `extract.body` rule; `null` when the rule matches no text. */
function byRules(tree: Root, rules: ExtractRules | null): ChosenBody | null {
  if (!rules?.body) return null
  const ruledOut = new Set<Nodes>(rules.drop.flatMap((selector) => selectAll(selector, tree)))
  const found: Root = { type: 'root', children: without(outermost(tree, rules.body), ruledOut) }
  if (textContent(found).trim() === '') return null
  return { blocks: bodyBlocks(found), kept: collectTexts(found), ruledOut, shown: null, stated: null }
}

/** A named element is the body if it has this share of the prose that Readability found. */
const leastOfReadable = 0.85
/** An element with this many times the prose that Readability found inside it replaces Readability's choice. */
const muchMore = 2.5
const mostlyProse = 0.6
/** Letters: an element with less prose is never the body. */
const leastProse = 200

/** Candidates compared per page. Pages with more elements list the beginnings of other articles. */
const mostCandidates = 6

/** Share of Readability's prose that is enough for an element that Readability did not choose. */
const elsewhere = 0.5
/** Letters: with less prose than this, Readability has probably found the wrong part. */
const hardlyAny = 400

/** Returns the letters of prose that an element must exceed to replace Readability's choice. */
function leastFor(
  element: Element,
  { readable, isNamed }: { readable: Candidate; isNamed: boolean },
): number {
  if (within(readable, element).prose < readable.prose * elsewhere) return readable.prose * elsewhere
  return isNamed || readable.prose < hardlyAny ? readable.prose * muchMore : Number.POSITIVE_INFINITY
}

/** Picks the best part of a page without rules: Readability's choice, a named element, or the whole page. */
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

/** A stated `articleBody` with a smaller share of the words on the page is a summary. */
const leastComplete = 0.85
/** Two texts that share this many of their words are the same text. */
const leastAlike = 0.85

/** Returns the candidate most similar to the text in the metadata. */
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

/**
 * True when the stated text is complete and the page shows less. Stated text without paragraphs loses to a page with
 * paragraphs.
 */
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
 * Chooses the body of a page's article. The edition's rules come first; then Readability's part or a named element,
 * whichever is most similar to the `articleBody` of the JSON-LD; that `articleBody` itself only where the page shows
 * less.
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

/** Words: a shorter `articleBody` is a summary. */
const leastStated = 80
