import type { Element, ElementContent, RootContent } from 'hast'
import { type BuildBlocks, isElement, makeElement } from './element.ts'
import { toInlineContent } from './to-inline.ts'

interface TableCell {
  element: Element
  blocks: Element[]
}

/** A row of a table. `isHead` is also true for a row outside `thead` that contains only header cells. */
interface TableRow {
  isHead: boolean
  cells: TableCell[]
}

/** Returns the rows of a table in source order, with the blocks of each cell. */
function collectRows(nodes: readonly RootContent[], buildBlocks: BuildBlocks, isHead = false): TableRow[] {
  return nodes.flatMap((node): TableRow[] => {
    if (isElement(node, 'thead', 'tbody', 'tfoot'))
      return collectRows(node.children, buildBlocks, node.tagName === 'thead')
    if (!isElement(node, 'tr')) return []
    const cells = node.children
      .filter((child) => isElement(child, 'td', 'th'))
      .map((cell) => ({ element: cell, blocks: buildBlocks(cell.children) }))
    return [{ isHead: isHead || cells.every((cell) => cell.element.tagName === 'th'), cells }]
  })
}

const pageContentTags = ['table', 'h2', 'h3', 'h4', 'h5', 'h6', 'hr', 'blockquote']

/** Maximum number of blocks, including a captioned picture, in a cell of a data table. */
const maxBlocksWithPicture = 2

/** True if a cell contains blocks that are unlikely in a data table, such as headings or another table. */
function suggestsLayoutTable(blocks: readonly Element[], hasHeadCells: boolean): boolean {
  if (blocks.some((block) => isElement(block, 'table'))) return true
  if (hasHeadCells) return false
  const isCrowdedFigureCell =
    blocks.length > maxBlocksWithPicture && blocks.some((block) => isElement(block, 'figure'))
  return isCrowdedFigureCell || blocks.some((block) => isElement(block, ...pageContentTags))
}

const isHeadCell = ({ element: { tagName }, blocks }: TableCell) => tagName === 'th' && blocks.length > 0

/**
 * True for a table that only arranges a page. Such a table has the role `presentation`, a single column, a single row
 * with neither header cells nor a caption, or headings, tables or quotations in its cells.
 */
function isLayoutTable(table: Element, rows: readonly TableRow[]): boolean {
  const hasHeadCells = rows.some(({ cells }) => cells.some(isHeadCell))
  return (
    table.properties.role === 'presentation' ||
    (rows.length < 2 && !hasHeadCells && !table.children.some((child) => isElement(child, 'caption'))) ||
    rows.every(({ cells }) => cells.length < 2) ||
    rows.some(({ cells }) => cells.some(({ blocks }) => suggestsLayoutTable(blocks, hasHeadCells)))
  )
}

/** Adapts a block to a table cell: headings become bold paragraphs, and horizontal rules are dropped. */
const adaptBlockToCell = (block: Element): Element[] => {
  if (block.tagName === 'hr') return []
  return /^h[2-6]$/.test(block.tagName)
    ? [makeElement('p', [makeElement('strong', unwrapStrong(block.children))])]
    : [block]
}

const unwrapStrong = (nodes: readonly ElementContent[]): ElementContent[] =>
  nodes.flatMap((node) => {
    if (isElement(node, 'strong')) return unwrapStrong(node.children)
    return node.type === 'element' ? [{ ...node, children: unwrapStrong(node.children) }] : [node]
  })

function toCellElement({ element: { tagName, properties }, blocks }: TableCell): Element {
  const cellBlocks = blocks.flatMap(adaptBlockToCell)
  const containsOnlyParagraphs = cellBlocks.every((block) => block.tagName === 'p')
  return makeElement(tagName, containsOnlyParagraphs ? toInlineContent(cellBlocks) : cellBlocks, properties)
}

const toRowElement = ({ cells }: TableRow): Element => makeElement('tr', cells.map(toCellElement))

/** Converts a data table to one with `thead` and `tbody`, and a layout table to the blocks in its cells. */
export function convertTable(tableElement: Element, buildBlocks: BuildBlocks): Element[] {
  const isCaption = (node: RootContent) => isElement(node, 'caption')
  const captionBlocks = buildBlocks(tableElement.children.filter(isCaption))
  const rows = collectRows(tableElement.children, buildBlocks).filter(({ cells }) =>
    cells.some(({ blocks }) => blocks.length > 0),
  )
  if (isLayoutTable(tableElement, rows)) {
    const cellBlocks = rows.flatMap((row) => row.cells.flatMap(({ blocks }) => blocks))
    return [...captionBlocks, ...cellBlocks]
  }
  const firstBodyRowIndex = rows.findIndex(({ isHead }) => !isHead)
  const headRows = rows.slice(0, firstBodyRowIndex < 0 ? 1 : firstBodyRowIndex)
  const bodyRows = rows.slice(headRows.length)
  return [
    makeElement('table', [
      ...(captionBlocks.length > 0 ? [makeElement('caption', toInlineContent(captionBlocks))] : []),
      ...(headRows.length > 0 ? [makeElement('thead', headRows.map(toRowElement))] : []),
      ...(bodyRows.length > 0 ? [makeElement('tbody', bodyRows.map(toRowElement))] : []),
    ]),
  ]
}
