import type { Element, ElementContent, RootContent } from 'hast'
import { type BuildBlocks, isElement, makeElement } from './element.ts'
import { parseListNumber, toNumbering } from './list-numbering.ts'

const isList = (node: ElementContent | undefined) => isElement(node, 'ul', 'ol')

/** An entry as one line where it is one, with the lists below it. */
function tight(blocks: Element[]): ElementContent[] {
  const [first, ...rest] = blocks
  return first?.tagName === 'p' && rest.every(isList) ? [...first.children, ...rest] : blocks
}

/** Each entry alone, and whatever stands between two of them together. */
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
  /** Its own number, where it has one. */
  value: number | null
  blocks: Element[]
}

/** The entries of a list: a list right inside it belongs to the entry before. */
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

/** A list whose every child is an entry. */
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

/** The terms and definitions of a list, out of whatever groups them. */
function definitionsIn(nodes: readonly RootContent[]): RootContent[] {
  return nodes.flatMap((node) => (isElement(node, 'div') ? definitionsIn(node.children) : [node]))
}

/** A list of definitions; what is neither term nor definition is a definition. */
export function toDefinitionList({ children }: Element, inside: BuildBlocks): Element[] {
  const items = runsOf(definitionsIn(children), 'dt', 'dd').flatMap((run) => {
    const blocks = inside(run)
    const isLine = blocks.length === 1 && blocks[0]?.tagName === 'p'
    const content = isLine ? (blocks[0]?.children ?? []) : blocks
    return blocks.length === 0 ? [] : [makeElement(isElement(run[0], 'dt') ? 'dt' : 'dd', content)]
  })
  return items.length === 0 ? [] : [makeElement('dl', items)]
}
