import type { Element, ElementContent, RootContent } from 'hast'
import { type BuildBlocks, isElement, makeElement } from './element.ts'
import { toInline } from './to-inline.ts'

interface Cell {
  element: Element
  blocks: Element[]
}

interface Row {
  isHead: boolean
  cells: Cell[]
}

/** Returns the rows of a table in source order, with the blocks of each cell. */
function rowsIn(nodes: readonly RootContent[], inside: BuildBlocks, isHead = false): Row[] {
  return nodes.flatMap((node): Row[] => {
    if (isElement(node, 'thead', 'tbody', 'tfoot'))
      return rowsIn(node.children, inside, node.tagName === 'thead')
    if (!isElement(node, 'tr')) return []
    const cells = node.children
      .filter((child) => isElement(child, 'td', 'th'))
      .map((cell) => ({ element: cell, blocks: inside(cell.children) }))
    return [{ isHead: isHead || cells.every((cell) => cell.element.tagName === 'th'), cells }]
  })
}

const pageStructure = ['table', 'h2', 'h3', 'h4', 'h5', 'h6', 'hr', 'blockquote']

/** Blocks of a cell of data, at most, beside a captioned picture. */
const mostBesidePicture = 2

function holdsPage(blocks: readonly Element[], hasHeads: boolean): boolean {
  if (blocks.some((block) => isElement(block, 'table'))) return true
  if (hasHeads) return false
  const isCrowded = blocks.length > mostBesidePicture && blocks.some((block) => isElement(block, 'figure'))
  return isCrowded || blocks.some((block) => isElement(block, ...pageStructure))
}

const isHeadCell = ({ element: { tagName }, blocks }: Cell) => tagName === 'th' && blocks.length > 0

/** * True for a table that only places text: one row or one column, or cells with headings, tables or quotations. */
function isLayout(table: Element, rows: readonly Row[]): boolean {
  const hasHeads = rows.some(({ cells }) => cells.some(isHeadCell))
  return (
    table.properties.role === 'presentation' ||
    rows.length < 2 ||
    rows.every(({ cells }) => cells.length < 2) ||
    rows.some(({ cells }) => cells.some(({ blocks }) => holdsPage(blocks, hasHeads)))
  )
}

/** Adapts a block to a cell: a heading becomes a strong line, and rules are dropped. */
const inCell = (block: Element): Element[] => {
  if (block.tagName === 'hr') return []
  return /^h[2-6]$/.test(block.tagName)
    ? [makeElement('p', [makeElement('strong', plainly(block.children))])]
    : [block]
}

const plainly = (nodes: readonly ElementContent[]): ElementContent[] =>
  nodes.flatMap((node) => {
    if (isElement(node, 'strong')) return plainly(node.children)
    return node.type === 'element' ? [{ ...node, children: plainly(node.children) }] : [node]
  })

function cellOf({ element: { tagName, properties }, blocks }: Cell): Element {
  const content = blocks.flatMap(inCell)
  const isLine = content.every((block) => block.tagName === 'p')
  return makeElement(tagName, isLine ? toInline(content) : content, properties)
}

const rowOf = ({ cells }: Row): Element => makeElement('tr', cells.map(cellOf))

/** Converts a table: a table of data with its head first, or the content of a layout table. */
export function toTable(original: Element, inside: BuildBlocks): Element[] {
  const isCaption = (node: RootContent) => isElement(node, 'caption')
  const caption = inside(original.children.filter(isCaption))
  const rows = rowsIn(original.children, inside).filter(({ cells }) =>
    cells.some(({ blocks }) => blocks.length > 0),
  )
  if (isLayout(original, rows)) {
    const cells = rows.flatMap((row) => row.cells.flatMap(({ blocks }) => blocks))
    return [...caption, ...cells]
  }
  const firstOfBody = rows.findIndex(({ isHead }) => !isHead)
  const head = rows.slice(0, firstOfBody < 0 ? 1 : firstOfBody)
  const body = rows.slice(head.length)
  return [
    makeElement('table', [
      ...(caption.length > 0 ? [makeElement('caption', toInline(caption))] : []),
      ...(head.length > 0 ? [makeElement('thead', head.map(rowOf))] : []),
      ...(body.length > 0 ? [makeElement('tbody', body.map(rowOf))] : []),
    ]),
  ]
}
