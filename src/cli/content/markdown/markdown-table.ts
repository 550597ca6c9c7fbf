import type { Element, ElementContent } from 'hast'
import type { Table, TableRow } from 'mdast'
import { isElement } from '../html/element.ts'
import { isBlockTag } from '../html/element-kinds.ts'
import { firstLineToMarkdown } from './inline-to-markdown.ts'

const listSectionRows = (section: Element | undefined): Element[] =>
  section?.children.filter((row) => isElement(row, 'tr')) ?? []

const listRowCells = (row: Element): Element[] => row.children.filter((cell) => isElement(cell, 'td', 'th'))

const isSimpleCell = ({ children, properties }: Element) =>
  (properties.colSpan ?? 1) === 1 &&
  (properties.rowSpan ?? 1) === 1 &&
  children.every((child: ElementContent) => child.type !== 'element' || !isBlockTag(child.tagName))

const findSection = (table: Element, name: string) => table.children.find((child) => isElement(child, name))

function splitSections(table: Element): { head: Element[]; body: Element[] } {
  const [head, body] = [findSection(table, 'thead'), findSection(table, 'tbody')].map((section) =>
    listSectionRows(section),
  )
  return { head: head ?? [], body: body ?? [] }
}

/**
 * True for a table that GFM can express: one header row, no caption, and rows of equal length with one line per cell.
 */
export function isMarkdownTable(table: Element): boolean {
  const { head, body } = splitSections(table)
  const [headRows] = head.map(listRowCells)
  return (
    head.length === 1 &&
    headRows !== undefined &&
    findSection(table, 'caption') === undefined &&
    headRows.every((cell) => cell.tagName === 'th' && isSimpleCell(cell)) &&
    body.every((row) => {
      const cells = listRowCells(row)
      return (
        cells.length === headRows.length && cells.every((cell) => cell.tagName === 'td' && isSimpleCell(cell))
      )
    })
  )
}

const toTableRow = (original: Element): TableRow => ({
  type: 'tableRow',
  children: listRowCells(original).map(({ children }) => ({
    type: 'tableCell',
    children: firstLineToMarkdown(children, 'one line'),
  })),
})

const alignmentByAttribute = new Map<unknown, 'left' | 'right' | 'center'>([
  ['left', 'left'],
  ['right', 'right'],
  ['center', 'center'],
])

/** Converts a table that satisfies `isMarkdownTable`. */
export function tableToMarkdown(table: Element): Table {
  const { head, body } = splitSections(table)
  return {
    type: 'table',
    align: head
      .flatMap(listRowCells)
      .map(({ properties }) => alignmentByAttribute.get(properties.align) ?? null),
    children: [...head, ...body].map(toTableRow),
  }
}
