import type { Element, ElementContent } from 'hast'
import type { Table, TableRow } from 'mdast'
import { isElement } from '../html/element.ts'
import { isBlockTag } from '../html/element-kinds.ts'
import { leadingInlineToMarkdown } from './inline-to-markdown.ts'

const listSectionRows = (section: Element | undefined): Element[] =>
  section?.children.filter((row) => isElement(row, 'tr')) ?? []

const listRowCells = (row: Element): Element[] => row.children.filter((cell) => isElement(cell, 'td', 'th'))

const isSimpleCell = ({ children, properties }: Element) =>
  (properties.colSpan ?? 1) === 1 &&
  (properties.rowSpan ?? 1) === 1 &&
  children.every((child: ElementContent) => child.type !== 'element' || !isBlockTag(child.tagName))

const findSection = (table: Element, tagName: string) =>
  table.children.find((child) => isElement(child, tagName))

function listHeadAndBodyRows(table: Element): { headRows: Element[]; bodyRows: Element[] } {
  const [headRows, bodyRows] = [findSection(table, 'thead'), findSection(table, 'tbody')].map((section) =>
    listSectionRows(section),
  )
  return { headRows: headRows ?? [], bodyRows: bodyRows ?? [] }
}

/**
 * True for a table that GFM can express: it has one header row, no caption, and rows of equal length whose cells
 * contain no blocks and span no other cells.
 */
export function canBeMarkdownTable(table: Element): boolean {
  const { headRows, bodyRows } = listHeadAndBodyRows(table)
  const [headCells] = headRows.map(listRowCells)
  return (
    headRows.length === 1 &&
    headCells !== undefined &&
    findSection(table, 'caption') === undefined &&
    headCells.every((cell) => cell.tagName === 'th' && isSimpleCell(cell)) &&
    bodyRows.every((row) => {
      const cells = listRowCells(row)
      return (
        cells.length === headCells.length &&
        cells.every((cell) => cell.tagName === 'td' && isSimpleCell(cell))
      )
    })
  )
}

const toTableRow = (rowElement: Element): TableRow => ({
  type: 'tableRow',
  children: listRowCells(rowElement).map(({ children }) => ({
    type: 'tableCell',
    children: leadingInlineToMarkdown(children, 'one line'),
  })),
})

const alignmentByAttribute = new Map<unknown, 'left' | 'right' | 'center'>([
  ['left', 'left'],
  ['right', 'right'],
  ['center', 'center'],
])

/** Converts a table for which `canBeMarkdownTable` is true. */
export function tableToMarkdown(table: Element): Table {
  const { headRows, bodyRows } = listHeadAndBodyRows(table)
  return {
    type: 'table',
    align: headRows
      .flatMap(listRowCells)
      .map(({ properties }) => alignmentByAttribute.get(properties.align) ?? null),
    children: [...headRows, ...bodyRows].map(toTableRow),
  }
}
