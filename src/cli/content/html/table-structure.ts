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

/** The rows of a table, in their order; a foot comes last. */
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

/** A captioned picture is data like any other, alone or above a line of text. */
const mostBesidePicture = 2

function holdsPage(blocks: readonly Element[], hasHeads: boolean): boolean {
  if (blocks.some((block) => isElement(block, 'table'))) return true
  if (hasHeads) return false
  const isCrowded = blocks.length > mostBesidePicture && blocks.some((block) => isElement(block, 'figure'))
  return isCrowded || blocks.some((block) => isElement(block, ...pageStructure))
}

const isHeadCell = ({ element: { tagName }, blocks }: Cell) => tagName === 'th' && blocks.length > 0

/** Old pages place their text with tables: one row or column, or cells that hold a page's worth of structure. */
function isLayout(table: Element, rows: readonly Row[]): boolean {
  const hasHeads = rows.some(({ cells }) => cells.some(isHeadCell))
  return (
    table.properties.role === 'presentation' ||
    rows.length < 2 ||
    rows.every(({ cells }) => cells.length < 2) ||
    rows.some(({ cells }) => cells.some(({ blocks }) => holdsPage(blocks, hasHeads)))
  )
}

/** A cell divides no page: its headings are strong lines, and rules are left out. */
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

/** A table of data, its head first; the content of a table that only places it. */
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
