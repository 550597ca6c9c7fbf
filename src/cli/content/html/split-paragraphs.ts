import type { Element, ElementContent, Text } from 'hast'
import { isElement } from './element.ts'

/** An indivisible piece of inline content (text, a break, a picture or code), and the elements that contain it. */
export interface InlineLeaf {
  node: ElementContent
  /** Enclosing elements, outermost first. */
  ancestors: readonly Element[]
}

const isBreak = ({ node }: InlineLeaf): boolean => node.type === 'element' && node.tagName === 'br'

/** True for an `a` without content, which serves only as a link target. */
const isAnchor = ({ node }: InlineLeaf): boolean => isElement(node, 'a') && node.children.length === 0

/** True if these ancestors of two neighbouring leaves can become one element. */
const areMergeable = (a: Element | undefined, b: Element | undefined): boolean =>
  a !== undefined && b !== undefined && (a === b || (a.tagName === b.tagName && mergeableTags.has(a.tagName)))

const mergeableTags: ReadonlySet<string> = new Set(['em', 'strong', 'del', 'small'])

function findCommonAncestors(a: InlineLeaf | undefined, b: InlineLeaf | undefined): readonly Element[] {
  if (!a || !b) return []
  let commonDepth = 0
  while (areMergeable(a.ancestors[commonDepth], b.ancestors[commonDepth])) commonDepth++
  return a.ancestors.slice(0, commonDepth)
}

const leadingSpacePattern = /^[ \t\n\f\r]+/

/**
 * Collapses white space as browsers do: to single spaces, and to nothing at both ends and next to breaks. Preserves
 * other spaces, such as U+00A0, which may be indents.
 */
function collapseWhiteSpace(leaves: readonly InlineLeaf[]): InlineLeaf[] {
  const collapsedLeaves: InlineLeaf[] = []
  let previousKind: 'break' | 'space' | 'word' = 'break'
  for (const leaf of leaves) {
    if (leaf.node.type === 'text') {
      const spacedText = leaf.node.value.normalize('NFC').replace(/[ \t\n\f\r]+/g, ' ')
      const collapsedText: string =
        previousKind === 'break'
          ? spacedText.replace(leadingSpacePattern, '')
          : previousKind === 'space'
            ? spacedText.replace(/^ /, '')
            : spacedText
      if (collapsedText === '') continue
      previousKind = collapsedText.endsWith(' ') ? 'space' : 'word'
      collapsedLeaves.push({ ...leaf, node: { type: 'text', value: collapsedText } })
    } else if (isAnchor(leaf)) collapsedLeaves.push(leaf)
    else {
      if (isBreak(leaf)) trimTrailingSpace(collapsedLeaves)
      previousKind = isBreak(leaf) ? 'break' : 'word'
      collapsedLeaves.push(leaf)
    }
  }
  trimTrailingSpace(collapsedLeaves)
  return collapsedLeaves
}

function trimTrailingSpace(leaves: InlineLeaf[]): void {
  for (let lastLeaf = leaves.pop(); lastLeaf; lastLeaf = leaves.pop()) {
    const trimmedText = lastLeaf.node.type === 'text' ? lastLeaf.node.value.trimEnd() : null
    if (trimmedText === '') continue
    leaves.push(trimmedText === null ? lastLeaf : { ...lastLeaf, node: { type: 'text', value: trimmedText } })
    return
  }
}

/**
 * Moves spaces and breaks at the edges of an element out of the element. In Markdown, emphasis marks must touch the
 * words between them.
 */
function moveEdgeSpacesOutOfElements(leaves: readonly InlineLeaf[]): InlineLeaf[] {
  const splitLeaves = leaves.flatMap(splitOffEdgeSpaces)
  const nextWordLeaves: (InlineLeaf | undefined)[] = []
  for (let index = splitLeaves.length - 1, nextWordLeaf: InlineLeaf | undefined; index >= 0; index--) {
    nextWordLeaves[index] = nextWordLeaf
    if (!isSpaceOrBreak(splitLeaves[index] as InlineLeaf)) nextWordLeaf = splitLeaves[index]
  }
  let previousWordLeaf: InlineLeaf | undefined
  return splitLeaves.map((leaf, index) => {
    if (isSpaceOrBreak(leaf))
      return { ...leaf, ancestors: findCommonAncestors(previousWordLeaf, nextWordLeaves[index]) }
    previousWordLeaf = leaf
    return leaf
  })
}

const isSpaceOrBreak = (leaf: InlineLeaf) =>
  leaf.node.type === 'text' ? leaf.node.value.trim() === '' : isBreak(leaf)

function splitOffEdgeSpaces(leaf: InlineLeaf): InlineLeaf[] {
  if (leaf.node.type !== 'text' || leaf.ancestors.length === 0) return [leaf]
  const { value } = leaf.node
  const contentStart = value.length - value.trimStart().length
  const contentEnd = Math.max(contentStart, value.trimEnd().length)
  return [value.slice(0, contentStart), value.slice(contentStart, contentEnd), value.slice(contentEnd)]
    .filter((textPart) => textPart !== '')
    .map((textPart) => ({ ...leaf, node: { type: 'text', value: textPart } }))
}

/**
 * Splits a paragraph wherever two breaks follow each other. Drops breaks at both ends, and paragraphs without
 * content.
 */
function splitAtDoubleBreaks(leaves: readonly InlineLeaf[]): InlineLeaf[][] {
  const paragraphs: InlineLeaf[][] = [[]]
  for (const [index, leaf] of leaves.entries()) {
    const nextLeaf = leaves[index + 1]
    const previousLeaf = leaves[index - 1]
    if (isBreak(leaf) && (!nextLeaf || !previousLeaf || isBreak(nextLeaf) || isBreak(previousLeaf))) {
      if (paragraphs.at(-1)?.length !== 0) paragraphs.push([])
    } else paragraphs.at(-1)?.push(leaf)
  }
  return paragraphs.filter((paragraph) => paragraph.some((leaf) => !isSpaceOrBreak(leaf)))
}

/**
 * Rebuilds the ancestors of leaves, from the one at `depth` inwards. Neighbouring leaves share the ancestors that can
 * become one element.
 */
function rebuildTree(leaves: readonly InlineLeaf[], depth: number): ElementContent[] {
  const nodes: ElementContent[] = []
  for (let index = 0; index < leaves.length; ) {
    const [leaf, ancestor] = [leaves[index] as InlineLeaf, leaves[index]?.ancestors[depth]]
    let runEnd = index + 1
    if (ancestor) while (areMergeable(ancestor, leaves[runEnd]?.ancestors[depth])) runEnd++
    const node = ancestor
      ? { ...ancestor, children: rebuildTree(leaves.slice(index, runEnd), depth + 1) }
      : leaf.node
    if (mergeIntoNeighbour(nodes.at(-1), node) === 'not mergeable') nodes.push(node)
    index = runEnd
  }
  return nodes
}

/**
 * Merges a text or code node into a preceding node of the same kind, because Markdown cannot express two adjacent
 * code spans.
 */
function mergeIntoNeighbour(
  lastNode: ElementContent | undefined,
  node: ElementContent,
): 'merged' | 'not mergeable' {
  const [targetTextNode, sourceTextNode] = [findTextNode(lastNode), findTextNode(node)]
  if (!targetTextNode || !sourceTextNode || lastNode?.type !== node.type) return 'not mergeable'
  targetTextNode.value += sourceTextNode.value
  return 'merged'
}

const findTextNode = (node: ElementContent | undefined): Text | null => {
  if (node?.type === 'text') return node
  return isElement(node, 'code') && node.children[0]?.type === 'text' ? node.children[0] : null
}

/**
 * Removes a single leading space: Japanese typography and many editors begin every paragraph with one. Keeps longer
 * indents, and the leading space of a paragraph with line breaks.
 */
function removeSingleLeadingSpace(paragraph: readonly InlineLeaf[]): InlineLeaf[] {
  const [firstLeaf, ...followingLeaves] = paragraph
  const firstText = firstLeaf?.node.type === 'text' ? firstLeaf.node.value : ''
  if (!firstLeaf || paragraph.some(isBreak) || !/^\s(?:\S|$)/u.test(firstText)) return [...paragraph]
  if (firstText.length > 1)
    return [{ ...firstLeaf, node: { type: 'text', value: firstText.slice(1) } }, ...followingLeaves]
  return isSpaceOrBreak(followingLeaves[0] ?? firstLeaf) ? [firstLeaf, ...followingLeaves] : followingLeaves
}

/** Splits inline content into paragraphs, and collapses white space. Returns an empty array if nothing is visible. */
export const splitParagraphs = (leaves: readonly InlineLeaf[]): ElementContent[][] =>
  splitAtDoubleBreaks(collapseWhiteSpace(leaves)).map((paragraph) =>
    rebuildTree(removeSingleLeadingSpace(moveEdgeSpacesOutOfElements(paragraph)), 0),
  )
