import type { Element, ElementContent, RootContent } from 'hast'
import { type BuildBlocks, isElement, makeElement } from './element.ts'
import { parseListNumber, toListNumbering } from './list-numbering.ts'

const isList = (node: ElementContent | undefined) => isElement(node, 'ul', 'ol')

/** Unwraps the paragraph of an entry that consists of one paragraph, optionally followed by lists. */
function unwrapSingleParagraph(blocks: Element[]): ElementContent[] {
  const [firstBlock, ...followingBlocks] = blocks
  return firstBlock?.tagName === 'p' && followingBlocks.every(isList)
    ? [...firstBlock.children, ...followingBlocks]
    : blocks
}

/** Groups nodes: each entry forms a group, and so do the nodes between two entries. */
function groupNodesAroundEntries(nodes: readonly RootContent[], ...entryTags: string[]): RootContent[][] {
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
  /** The number in the entry's own `value`; `null` if it has none. */
  statedNumber: number | null
  blocks: Element[]
}

/** Returns the entries of a list. A nested list outside any entry belongs to the entry before it. */
function collectListEntries(nodes: readonly RootContent[], buildBlocks: BuildBlocks): ListEntry[] {
  const entries: ListEntry[] = []
  for (const nodeGroup of groupNodesAroundEntries(nodes, 'li')) {
    const blocks = buildBlocks(nodeGroup)
    const [lastEntry, firstNode] = [entries.at(-1), nodeGroup[0]]
    if (blocks.length === 0) continue
    if (lastEntry && !isElement(firstNode, 'li') && blocks.every(isList)) lastEntry.blocks.push(...blocks)
    else
      entries.push({
        statedNumber: isElement(firstNode, 'li') ? parseListNumber(firstNode.properties.value) : null,
        blocks,
      })
  }
  return entries
}

/** Converts a list so that all of its children are entries. Returns an empty array for an empty list. */
export function convertList({ tagName, children, properties }: Element, buildBlocks: BuildBlocks): Element[] {
  const entries = collectListEntries(children, buildBlocks)
  if (entries.length === 0) return []
  const numbering =
    tagName === 'ol'
      ? toListNumbering(
          properties,
          entries.map(({ statedNumber }) => statedNumber),
        )
      : null
  const listItems = entries.map(({ blocks }, entryIndex) => {
    const explicitValue = numbering?.explicitValues[entryIndex] ?? null
    return makeElement(
      'li',
      unwrapSingleParagraph(blocks),
      explicitValue === null ? {} : { value: explicitValue },
    )
  })
  return [makeElement(tagName, listItems, numbering?.listProperties ?? {})]
}

/** Returns the children of a definition list, without the `div` elements that group them. */
function flattenDefinitionGroups(nodes: readonly RootContent[]): RootContent[] {
  return nodes.flatMap((node) => (isElement(node, 'div') ? flattenDefinitionGroups(node.children) : [node]))
}

/** Converts a definition list. Content outside terms becomes definitions. Returns an empty array for an empty list. */
export function convertDefinitionList({ children }: Element, buildBlocks: BuildBlocks): Element[] {
  const definitionItems = groupNodesAroundEntries(flattenDefinitionGroups(children), 'dt', 'dd').flatMap(
    (nodeGroup) => {
      const blocks = buildBlocks(nodeGroup)
      const isSingleParagraph = blocks.length === 1 && blocks[0]?.tagName === 'p'
      const content = isSingleParagraph ? (blocks[0]?.children ?? []) : blocks
      return blocks.length === 0 ? [] : [makeElement(isElement(nodeGroup[0], 'dt') ? 'dt' : 'dd', content)]
    },
  )
  return definitionItems.length === 0 ? [] : [makeElement('dl', definitionItems)]
}
