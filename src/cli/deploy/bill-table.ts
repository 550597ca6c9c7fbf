import { formatContentCommand } from '../content/files/command-text.ts'
import { type Bill, type BillLine, compareWithFreePlan } from './bill.ts'
import { type Price, planPriceUsd, prices } from './prices.ts'
import type { ArchiveSize } from './size.ts'

const formatQuantity = (amount: number, { unit }: Price) =>
  amount.toLocaleString('en', { maximumFractionDigits: unit === 'GB-month' ? 2 : 0 })

/**
 * Formats an amount in US dollars with at least two decimal places. @param maxDecimals the maximum number of decimal
 * places
 */
export const formatDollars = (usd: number, maxDecimals = 2): string =>
  `$${usd.toLocaleString('en', { minimumFractionDigits: 2, maximumFractionDigits: maxDecimals })}`

/** The plural of each unit of a price. */
export const pluralByUnit: Record<Price['unit'], string> = {
  request: 'requests',
  ms: 'ms',
  key: 'keys',
  row: 'rows',
  operation: 'operations',
  'GB-month': 'GB-months',
}

function toBillLineCells({ name, usedAmount, billedAmount, usd }: BillLine): string[] {
  const price: Price = prices[name]
  return [
    `${price.name} (${pluralByUnit[price.unit]})`,
    formatQuantity(usedAmount, price),
    formatQuantity(price.includedAmount, price),
    formatQuantity(billedAmount, price),
    formatDollars(usd),
  ]
}

const headingCells = ['', 'quantity', 'included', 'billed', '$']

/** Converts a bill to a table: a heading, one row for each price, the plan's minimum, and the total. */
export const toBillRows = ({ lines, usd }: Bill): string[][] => [
  headingCells,
  ...lines.map(toBillLineCells),
  ['Workers Paid, the minimum', '', '', '', formatDollars(planPriceUsd)],
  ['a month', '', '', '', formatDollars(usd)],
]

/** Formats a table as lines for a terminal. The first column is aligned left, all others right. */
export function formatAlignedLines(rows: readonly string[][]): string[] {
  const widths = (rows[0] ?? []).map((_, columnIndex) =>
    Math.max(...rows.map((row) => (row[columnIndex] ?? '').length)),
  )
  return rows.map((row) =>
    row
      .map((cell, columnIndex) =>
        columnIndex === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[columnIndex] ?? 0),
      )
      .join('  ')
      .trimEnd(),
  )
}

/** Formats a table as Markdown. The first row is the heading. */
export const toMarkdownTable = ([headCells = [], ...rows]: readonly string[][]): string =>
  [headCells, headCells.map((_, columnIndex) => (columnIndex === 0 ? '---' : '---:')), ...rows]
    .map((row) => `| ${row.join(' | ')} |`)
    .join('\n')

/** Describes in a sentence or two whether the free plan is enough. */
export function describeFreePlanFit(archiveSize: ArchiveSize, monthlyViews: number): string {
  const { publishingDays, exceededLimits } = compareWithFreePlan(archiveSize, monthlyViews)
  if (exceededLimits.length > 0) return `The free plan is not enough: ${exceededLimits.join('; ')}.`
  return publishingDays === 1
    ? 'The free plan is enough.'
    : `The free plan is enough, but it allows 1,000 writes a day, so publishing takes ${publishingDays} days: run ${formatContentCommand('publish --remote --limit 1000')} once a day. To publish at once, pay for one month of the paid plan ($5).`
}
