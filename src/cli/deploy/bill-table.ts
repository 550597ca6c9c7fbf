import { type Bill, freePlan, type Line } from './bill.ts'
import { type Price, planUsd, prices } from './prices.ts'
import type { ArchiveSize } from './size.ts'

const rounded = (value: number, { unit }: Price) =>
  value.toLocaleString('en', { maximumFractionDigits: unit === 'GB-month' ? 2 : 0 })

/** An amount of US dollars, with two decimals or up to so many. */
export const dollars = (usd: number, decimals = 2): string =>
  `$${usd.toLocaleString('en', { minimumFractionDigits: 2, maximumFractionDigits: decimals })}`

/** What is counted, by the name of its unit. */
export const plural: Record<Price['unit'], string> = {
  request: 'requests',
  ms: 'ms',
  key: 'keys',
  row: 'rows',
  operation: 'operations',
  'GB-month': 'GB-months',
}

function cellsOf({ name, used, billed, usd }: Line): string[] {
  const price: Price = prices[name]
  return [
    `${price.what} (${plural[price.unit]})`,
    ...[rounded(used, price), rounded(price.included, price), rounded(billed, price), dollars(usd)],
  ]
}

const heading = ['', 'quantity', 'included', 'billed', '$']

/** A bill's cells, its heading and its sum included. */
export const billCells = ({ lines, usd }: Bill): string[][] => [
  heading,
  ...lines.map(cellsOf),
  ['Workers Paid, the minimum', '', '', '', dollars(planUsd)],
  ['a month', '', '', '', dollars(usd)],
]

/** Cells as lines for a terminal: the first column to the left, the others to the right. */
export function alignedLines(cells: readonly string[][]): string[] {
  const widths = (cells[0] ?? []).map((_, column) =>
    Math.max(...cells.map((row) => (row[column] ?? '').length)),
  )
  return cells.map((row) =>
    row
      .map((cell, column) =>
        column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join('  ')
      .trimEnd(),
  )
}

/** Cells as a Markdown table. */
export const markdownTable = ([head = [], ...rows]: readonly string[][]): string =>
  [head, head.map((_, column) => (column === 0 ? '---' : '---:')), ...rows]
    .map((row) => `| ${row.join(' | ')} |`)
    .join('\n')

/** What to say of the free plan, in a sentence or two. */
export function freePlanAdvice(size: ArchiveSize, views: number): string {
  const { days, beyond } = freePlan(size, views)
  if (beyond.length > 0) return `The free plan does not carry it: ${beyond.join('; ')}.`
  return days === 1
    ? 'The free plan carries it.'
    : `The free plan carries it, and lets it be published in ${days} days (1,000 writes a day: --limit 1000). Above a week, $5 for a month are better spent.`
}
