import type { Element, ElementContent, RootContent } from 'hast'
import { type BuildBlocks, isElement, makeElement } from './element.ts'
import { parseListNumber, toListNumbering } from './list-numbering.ts'

const isList = (node: ElementContent | undefined) => isElement(node, 'ul', 'ol')

/** Unwraps an entry that consists of one paragraph, alone or followed by lists. */
function unwrapSingleParagraph(blocks: Element[]): ElementContent[] {
  const [first, ...rest] = blocks
  return first?.tagName === 'p' && rest.every(isList) ? [...first.children, ...rest] : blocks
}

/** Groups nodes: each entry alone, and the nodes between two entries together. */
function groupEntries(nodes: readonly RootContent[], ...entryTags: string[]): RootContent[][] {
  const groups: RootContent[][] = []
  let isGroupOpen = false
  for (const node of nodes) {
    const isEntry = isElement(node, ...entryTags)
    if (isEntry || !isGroupOpen) groups.push([node])
    else groups.at(-1)?.push(node)
    isGroupOpen = !isEntry
  }
  return groups
}

interface ListEntry {
  /** The number stated by the entry itself. */
  number: number | null
  blocks: Element[]
}

/** Returns the entries of a list. A list directly inside the list belongs to the entry before it. */
function collectEntries(nodes: readonly RootContent[], buildBlocks: BuildBlocks): ListEntry[] {
  const entries: ListEntry[] = []
  for (const group of groupEntries(nodes, 'li')) {
    const blocks = buildBlocks(group)
    const [last, first] = [entries.at(-1), group[0]]
    if (blocks.length === 0) continue
    if (last && !isElement(first, 'li') && blocks.every(isList)) last.blocks.push(...blocks)
    else
      entries.push({
        number: isElement(first, 'li') ? parseListNumber(first.properties.value) : null,
        blocks,
      })
  }
  return entries
}

/** Converts a list; every child of the result is an entry. */
export function convertList({ tagName, children, properties }: Element, buildBlocks: BuildBlocks): Element[] {
  const entries = collectEntries(children, buildBlocks)
  if (entries.length === 0) return []
  const numbering =
    tagName === 'ol'
      ? toListNumbering(
          properties,
          entries.map(({ number }) => number),
        )
      : null
  const items = entries.map(({ blocks }, at) => {
    const value = numbering?.values[at] ?? null
    return makeElement('li', unwrapSingleParagraph(blocks), value === null ? {} : { value })
  })
  return [makeElement(tagName, items, numbering?.properties ?? {})]
}

/** Returns the terms and definitions of a list, without the `div` elements around them. */
function flattenDefinitionGroups(nodes: readonly RootContent[]): RootContent[] {
  return nodes.flatMap((node) => (isElement(node, 'div') ? flattenDefinitionGroups(node.children) : [node]))
}

/** Converts a definition list; content outside a term is a definition. */
export function toDefinitionList({ children }: Element, buildBlocks: BuildBlocks): Element[] {
  const items = groupEntries(flattenDefinitionGroups(children), 'dt', 'dd').flatMap((group) => {
    const blocks = buildBlocks(group)
    const isLine = blocks.length === 1 && blocks[0]?.tagName === 'p'
    const content = isLine ? (blocks[0]?.children ?? []) : blocks
    return blocks.length === 0 ? [] : [makeElement(isElement(group[0], 'dt') ? 'dt' : 'dd', content)]
  })
  return items.length === 0 ? [] : [makeElement('dl', items)]
}
