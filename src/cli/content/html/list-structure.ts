import type { Element, ElementContent, RootContent } from 'hast'
import { type BuildBlocks, isElement, makeElement } from './element.ts'
import { parseListNumber, toNumbering } from './list-numbering.ts'

const isList = (node: ElementContent | undefined) => isElement(node, 'ul', 'ol')

/** Unwraps an entry that is one paragraph, alone or followed by lists. */
function tight(blocks: Element[]): ElementContent[] {
  const [first, ...rest] = blocks
  return first?.tagName === 'p' && rest.every(isList) ? [...first.children, ...rest] : blocks
}

/** Groups nodes: each entry by itself, and the nodes between two entries together. */
function runsOf(nodes: readonly RootContent[], ...entries: string[]): RootContent[][] {
  const runs: RootContent[][] = []
  let isOpen = false
  for (const node of nodes) {
    const isEntry = isElement(node, ...entries)
    if (isEntry || !isOpen) runs.push([node])
    else runs.at(-1)?.push(node)
    isOpen = !isEntry
  }
  return runs
}

interface Entry {
  /** The number stated by the entry itself. */
  value: number | null
  blocks: Element[]
}

/** Returns the entries of a list. A list directly inside the list belongs to the entry before it. */
function entriesOf(nodes: readonly RootContent[], inside: BuildBlocks): Entry[] {
  const entries: Entry[] = []
  for (const run of runsOf(nodes, 'li')) {
    const blocks = inside(run)
    const [last, first] = [entries.at(-1), run[0]]
    if (blocks.length === 0) continue
    if (last && !isElement(first, 'li') && blocks.every(isList)) last.blocks.push(...blocks)
    else
      entries.push({ value: isElement(first, 'li') ? parseListNumber(first.properties.value) : null, blocks })
  }
  return entries
}

/** Converts a list; every child of the result is an entry. */
export function toList({ tagName, children, properties }: Element, inside: BuildBlocks): Element[] {
  const entries = entriesOf(children, inside)
  if (entries.length === 0) return []
  const numbering =
    tagName === 'ol'
      ? toNumbering(
          properties,
          entries.map(({ value }) => value),
        )
      : null
  const items = entries.map(({ blocks }, at) => {
    const value = numbering?.values[at] ?? null
    return makeElement('li', tight(blocks), value === null ? {} : { value })
  })
  return [makeElement(tagName, items, numbering?.properties ?? {})]
}

/** Returns the terms and definitions of a list, without the `div` elements around them. */
function definitionsIn(nodes: readonly RootContent[]): RootContent[] {
  return nodes.flatMap((node) => (isElement(node, 'div') ? definitionsIn(node.children) : [node]))
}

/** Converts a definition list; content outside a term is a definition. */
export function toDefinitionList({ children }: Element, inside: BuildBlocks): Element[] {
  const items = runsOf(definitionsIn(children), 'dt', 'dd').flatMap((run) => {
    const blocks = inside(run)
    const isLine = blocks.length === 1 && blocks[0]?.tagName === 'p'
    const content = isLine ? (blocks[0]?.children ?? []) : blocks
    return blocks.length === 0 ? [] : [makeElement(isElement(run[0], 'dt') ? 'dt' : 'dd', content)]
  })
  return items.length === 0 ? [] : [makeElement('dl', items)]
}
