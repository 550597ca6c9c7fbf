import type { Element, ElementContent } from 'hast'
import type { Table, TableRow } from 'mdast'
import { isElement } from '../html/element.ts'
import { isBlockTag } from '../html/element-kinds.ts'
import { lineToMarkdown } from './inline-to-markdown.ts'

const rowsOf = (section: Element | undefined): Element[] =>
  section?.children.filter((row) => isElement(row, 'tr')) ?? []

const cellsOf = (row: Element): Element[] => row.children.filter((cell) => isElement(cell, 'td', 'th'))

const isLine = ({ children, properties }: Element) =>
  (properties.colSpan ?? 1) === 1 &&
  (properties.rowSpan ?? 1) === 1 &&
  children.every((child: ElementContent) => child.type !== 'element' || !isBlockTag(child.tagName))

const sectionOf = (table: Element, name: string) => table.children.find((child) => isElement(child, name))

function partsOf(table: Element): { head: Element[]; body: Element[] } {
  const [head, body] = [sectionOf(table, 'thead'), sectionOf(table, 'tbody')].map((section) =>
    rowsOf(section),
  )
  return { head: head ?? [], body: body ?? [] }
}

/**
 * True for a table that GFM can express: one row of heads, no caption, and rows of equal length with one line a
 * cell.
 */
export function isMarkdownTable(table: Element): boolean {
  const { head, body } = partsOf(table)
  const [heads] = head.map(cellsOf)
  return (
    head.length === 1 &&
    heads !== undefined &&
    sectionOf(table, 'caption') === undefined &&
    heads.every((cell) => cell.tagName === 'th' && isLine(cell)) &&
    body.every((row) => {
      const cells = cellsOf(row)
      return cells.length === heads.length && cells.every((cell) => cell.tagName === 'td' && isLine(cell))
    })
  )
}

const row = (original: Element): TableRow => ({
  type: 'tableRow',
  children: cellsOf(original).map(({ children }) => ({
    type: 'tableCell',
    children: lineToMarkdown(children, 'one line'),
  })),
})

const alignments = new Map<unknown, 'left' | 'right' | 'center'>([
  ['left', 'left'],
  ['right', 'right'],
  ['center', 'center'],
])

/** Converts a table that satisfies `isMarkdownTable`. */
export function tableToMarkdown(table: Element): Table {
  const { head, body } = partsOf(table)
  return {
    type: 'table',
    align: head.flatMap(cellsOf).map(({ properties }) => alignments.get(properties.align) ?? null),
    children: [...head, ...body].map(row),
  }
}
