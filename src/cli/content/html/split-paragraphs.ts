import type { Element, ElementContent, Text } from 'hast'
import { isElement } from './element.ts'

/** An indivisible piece of inline content (text, a break, a picture or code) and the elements around it. */
export interface InlineLeaf {
  node: ElementContent
  /** Enclosing elements, outermost first. */
  path: readonly Element[]
}

export const isBreak = ({ node }: InlineLeaf): boolean => node.type === 'element' && node.tagName === 'br'

/** True for the target of a link: an `a` without content. */
const isAnchor = ({ node }: InlineLeaf): boolean => isElement(node, 'a') && node.children.length === 0

/** True for neighbours that can merge into one element. */
const isSame = (a: Element | undefined, b: Element | undefined): boolean =>
  a !== undefined && b !== undefined && (a === b || (a.tagName === b.tagName && mergeable.has(a.tagName)))

const mergeable: ReadonlySet<string> = new Set(['em', 'strong', 'del', 'small'])

function commonPath(a: InlineLeaf | undefined, b: InlineLeaf | undefined): readonly Element[] {
  if (!a || !b) return []
  let length = 0
  while (isSame(a.path[length], b.path[length])) length++
  return a.path.slice(0, length)
}

const beforeWords = /^[ \t\n\f\r]+/

/**
 * Collapses white space as browsers do: one space in a row, none at the ends or beside a break. Other spaces, such
 * as U+00A0, are kept as an indent.
 */
function collapse(leaves: readonly InlineLeaf[]): InlineLeaf[] {
  const kept: InlineLeaf[] = []
  let before: 'break' | 'space' | 'word' = 'break'
  for (const leaf of leaves) {
    if (leaf.node.type === 'text') {
      const value = leaf.node.value.normalize('NFC').replace(/[ \t\n\f\r]+/g, ' ')
      const text: string =
        before === 'break'
          ? value.replace(beforeWords, '')
          : before === 'space'
            ? value.replace(/^ /, '')
            : value
      if (text === '') continue
      before = text.endsWith(' ') ? 'space' : 'word'
      kept.push({ ...leaf, node: { type: 'text', value: text } })
    } else if (isAnchor(leaf)) kept.push(leaf)
    else {
      if (isBreak(leaf)) trimEnd(kept)
      before = isBreak(leaf) ? 'break' : 'word'
      kept.push(leaf)
    }
  }
  trimEnd(kept)
  return kept
}

function trimEnd(leaves: InlineLeaf[]): void {
  for (let last = leaves.pop(); last; last = leaves.pop()) {
    const value = last.node.type === 'text' ? last.node.value.trimEnd() : null
    if (value === '') continue
    leaves.push(value === null ? last : { ...last, node: { type: 'text', value } })
    return
  }
}

/** Moves spaces and breaks at the edge of an element outside it: in Markdown, marks must touch the words. */
function hoistSpace(leaves: readonly InlineLeaf[]): InlineLeaf[] {
  const parts = leaves.flatMap(splitSpace)
  const after: (InlineLeaf | undefined)[] = []
  for (let index = parts.length - 1, next: InlineLeaf | undefined; index >= 0; index--) {
    after[index] = next
    if (!isSpace(parts[index] as InlineLeaf)) next = parts[index]
  }
  let before: InlineLeaf | undefined
  return parts.map((leaf, index) => {
    if (isSpace(leaf)) return { ...leaf, path: commonPath(before, after[index]) }
    before = leaf
    return leaf
  })
}

const isSpace = (leaf: InlineLeaf) =>
  leaf.node.type === 'text' ? leaf.node.value.trim() === '' : isBreak(leaf)

function splitSpace(leaf: InlineLeaf): InlineLeaf[] {
  if (leaf.node.type !== 'text' || leaf.path.length === 0) return [leaf]
  const { value } = leaf.node
  const start = value.length - value.trimStart().length
  const end = Math.max(start, value.trimEnd().length)
  return [value.slice(0, start), value.slice(start, end), value.slice(end)]
    .filter((part) => part !== '')
    .map((part) => ({ ...leaf, node: { type: 'text', value: part } }))
}

/** Splits paragraphs at two breaks in a row. */
function divide(leaves: readonly InlineLeaf[]): InlineLeaf[][] {
  const paragraphs: InlineLeaf[][] = [[]]
  for (const [index, leaf] of leaves.entries()) {
    const next = leaves[index + 1]
    const previous = leaves[index - 1]
    if (isBreak(leaf) && (!next || !previous || isBreak(next) || isBreak(previous))) {
      if (paragraphs.at(-1)?.length !== 0) paragraphs.push([])
    } else paragraphs.at(-1)?.push(leaf)
  }
  return paragraphs.filter((paragraph) => paragraph.some((leaf) => !isSpace(leaf)))
}

/** Rebuilds the tree above the leaves; neighbours in the same element share it. */
function build(leaves: readonly InlineLeaf[], depth: number): ElementContent[] {
  const nodes: ElementContent[] = []
  for (let index = 0; index < leaves.length; ) {
    const [leaf, element] = [leaves[index] as InlineLeaf, leaves[index]?.path[depth]]
    let end = index + 1
    if (element) while (isSame(element, leaves[end]?.path[depth])) end++
    const node = element ? { ...element, children: build(leaves.slice(index, end), depth + 1) } : leaf.node
    if (!joined(nodes.at(-1), node)) nodes.push(node)
    index = end
  }
  return nodes
}

/**
 * Appends text or code to a neighbour of the same kind, since Markdown cannot read two codes in a row. Returns
 * false when they cannot be merged.
 */
function joined(last: ElementContent | undefined, node: ElementContent): boolean {
  const [into, from] = [textIn(last), textIn(node)]
  if (!into || !from || last?.type !== node.type) return false
  into.value += from.value
  return true
}

const textIn = (node: ElementContent | undefined): Text | null => {
  if (node?.type === 'text') return node
  return isElement(node, 'code') && node.children[0]?.type === 'text' ? node.children[0] : null
}

/**
 * Removes a single leading space, which Japanese and many editors put before every paragraph. Longer indents and
 * verse keep theirs.
 */
function withoutLoneSpace(paragraph: readonly InlineLeaf[]): InlineLeaf[] {
  const [first, ...rest] = paragraph
  const value = first?.node.type === 'text' ? first.node.value : ''
  if (!first || paragraph.some(isBreak) || !/^\s(?:\S|$)/u.test(value)) return [...paragraph]
  if (value.length > 1) return [{ ...first, node: { type: 'text', value: value.slice(1) } }, ...rest]
  return isSpace(rest[0] ?? first) ? [first, ...rest] : rest
}

/** Splits inline content into tidy paragraphs; empty when nothing is visible. */
export const splitParagraphs = (leaves: readonly InlineLeaf[]): ElementContent[][] =>
  divide(collapse(leaves)).map((paragraph) => build(withoutLoneSpace(hoistSpace(paragraph)), 0))
