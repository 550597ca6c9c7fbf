import type { Element, ElementContent, Text } from 'hast'
import { isElement } from './element.ts'

/** An indivisible piece of inline content (text, a break, a picture or code) and the elements around it. */
export interface InlineLeaf {
  node: ElementContent
  /** Enclosing elements, outermost first. */
  ancestors: readonly Element[]
}

const isBreak = ({ node }: InlineLeaf): boolean => node.type === 'element' && node.tagName === 'br'

/** True for the target of a link: an `a` without content. */
const isAnchor = ({ node }: InlineLeaf): boolean => isElement(node, 'a') && node.children.length === 0

/** True for neighbours that can merge into one element. */
const isMergeable = (a: Element | undefined, b: Element | undefined): boolean =>
  a !== undefined && b !== undefined && (a === b || (a.tagName === b.tagName && mergeableTags.has(a.tagName)))

const mergeableTags: ReadonlySet<string> = new Set(['em', 'strong', 'del', 'small'])

function findCommonAncestors(a: InlineLeaf | undefined, b: InlineLeaf | undefined): readonly Element[] {
  if (!a || !b) return []
  let length = 0
  while (isMergeable(a.ancestors[length], b.ancestors[length])) length++
  return a.ancestors.slice(0, length)
}

const leadingSpacePattern = /^[ \t\n\f\r]+/

/**
 * Collapses white space as browsers do: single spaces, and none at the ends or beside a break. Keeps other spaces, such
 * as U+00A0, since they may be indents.
 */
function collapseSpace(leaves: readonly InlineLeaf[]): InlineLeaf[] {
  const collapsed: InlineLeaf[] = []
  let previousKind: 'break' | 'space' | 'word' = 'break'
  for (const leaf of leaves) {
    if (leaf.node.type === 'text') {
      const value = leaf.node.value.normalize('NFC').replace(/[ \t\n\f\r]+/g, ' ')
      const collapsedText: string =
        previousKind === 'break'
          ? value.replace(leadingSpacePattern, '')
          : previousKind === 'space'
            ? value.replace(/^ /, '')
            : value
      if (collapsedText === '') continue
      previousKind = collapsedText.endsWith(' ') ? 'space' : 'word'
      collapsed.push({ ...leaf, node: { type: 'text', value: collapsedText } })
    } else if (isAnchor(leaf)) collapsed.push(leaf)
    else {
      if (isBreak(leaf)) trimTrailingSpace(collapsed)
      previousKind = isBreak(leaf) ? 'break' : 'word'
      collapsed.push(leaf)
    }
  }
  trimTrailingSpace(collapsed)
  return collapsed
}

function trimTrailingSpace(leaves: InlineLeaf[]): void {
  for (let last = leaves.pop(); last; last = leaves.pop()) {
    const value = last.node.type === 'text' ? last.node.value.trimEnd() : null
    if (value === '') continue
    leaves.push(value === null ? last : { ...last, node: { type: 'text', value } })
    return
  }
}

/** Moves spaces and breaks at the edge of an element outside it: in Markdown, marks must touch the words. */
function hoistEdgeSpace(leaves: readonly InlineLeaf[]): InlineLeaf[] {
  const splitLeaves = leaves.flatMap(splitSpace)
  const nextWordLeaves: (InlineLeaf | undefined)[] = []
  for (let index = splitLeaves.length - 1, nextWordLeaf: InlineLeaf | undefined; index >= 0; index--) {
    nextWordLeaves[index] = nextWordLeaf
    if (!isSpace(splitLeaves[index] as InlineLeaf)) nextWordLeaf = splitLeaves[index]
  }
  let previousWordLeaf: InlineLeaf | undefined
  return splitLeaves.map((leaf, index) => {
    if (isSpace(leaf))
      return { ...leaf, ancestors: findCommonAncestors(previousWordLeaf, nextWordLeaves[index]) }
    previousWordLeaf = leaf
    return leaf
  })
}

const isSpace = (leaf: InlineLeaf) =>
  leaf.node.type === 'text' ? leaf.node.value.trim() === '' : isBreak(leaf)

function splitSpace(leaf: InlineLeaf): InlineLeaf[] {
  if (leaf.node.type !== 'text' || leaf.ancestors.length === 0) return [leaf]
  const { value } = leaf.node
  const start = value.length - value.trimStart().length
  const end = Math.max(start, value.trimEnd().length)
  return [value.slice(0, start), value.slice(start, end), value.slice(end)]
    .filter((part) => part !== '')
    .map((part) => ({ ...leaf, node: { type: 'text', value: part } }))
}

/** Splits paragraphs at two breaks in a row. */
function splitAtBreaks(leaves: readonly InlineLeaf[]): InlineLeaf[][] {
  const paragraphs: InlineLeaf[][] = [[]]
  for (const [index, leaf] of leaves.entries()) {
    const nextLeaf = leaves[index + 1]
    const previousLeaf = leaves[index - 1]
    if (isBreak(leaf) && (!nextLeaf || !previousLeaf || isBreak(nextLeaf) || isBreak(previousLeaf))) {
      if (paragraphs.at(-1)?.length !== 0) paragraphs.push([])
    } else paragraphs.at(-1)?.push(leaf)
  }
  return paragraphs.filter((paragraph) => paragraph.some((leaf) => !isSpace(leaf)))
}

/** Rebuilds the tree above the leaves; neighbours in the same element share it. */
function buildTree(leaves: readonly InlineLeaf[], depth: number): ElementContent[] {
  const nodes: ElementContent[] = []
  for (let index = 0; index < leaves.length; ) {
    const [leaf, element] = [leaves[index] as InlineLeaf, leaves[index]?.ancestors[depth]]
    let runEnd = index + 1
    if (element) while (isMergeable(element, leaves[runEnd]?.ancestors[depth])) runEnd++
    const node = element
      ? { ...element, children: buildTree(leaves.slice(index, runEnd), depth + 1) }
      : leaf.node
    if (!appendToNeighbour(nodes.at(-1), node)) nodes.push(node)
    index = runEnd
  }
  return nodes
}

/**
 * Appends text or code to a neighbour of the same kind, since Markdown cannot read two code spans in a row. Returns
 * false if they cannot be merged.
 */
function appendToNeighbour(last: ElementContent | undefined, node: ElementContent): boolean {
  const [target, source] = [findTextNode(last), findTextNode(node)]
  if (!target || !source || last?.type !== node.type) return false
  target.value += source.value
  return true
}

const findTextNode = (node: ElementContent | undefined): Text | null => {
  if (node?.type === 'text') return node
  return isElement(node, 'code') && node.children[0]?.type === 'text' ? node.children[0] : null
}

/**
 * Removes a single leading space, which Japanese and many editors put before every paragraph. Longer indents and
 * verse keep theirs.
 */
function trimLoneSpace(paragraph: readonly InlineLeaf[]): InlineLeaf[] {
  const [firstLeaf, ...followingLeaves] = paragraph
  const value = firstLeaf?.node.type === 'text' ? firstLeaf.node.value : ''
  if (!firstLeaf || paragraph.some(isBreak) || !/^\s(?:\S|$)/u.test(value)) return [...paragraph]
  if (value.length > 1)
    return [{ ...firstLeaf, node: { type: 'text', value: value.slice(1) } }, ...followingLeaves]
  return isSpace(followingLeaves[0] ?? firstLeaf) ? [firstLeaf, ...followingLeaves] : followingLeaves
}

/** Splits inline content into tidy paragraphs; returns none if nothing is visible. */
export const splitParagraphs = (leaves: readonly InlineLeaf[]): ElementContent[][] =>
  splitAtBreaks(collapseSpace(leaves)).map((paragraph) =>
    buildTree(trimLoneSpace(hoistEdgeSpace(paragraph)), 0),
  )
