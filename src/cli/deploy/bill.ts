import { type Price, type PriceName, planPriceUsd, prices } from './prices.ts'
import type { ArchiveSize } from './size.ts'
import { estimateUsage, type Usage } from './usage.ts'

/** A line of a monthly bill: the used and billed amounts of one priced quantity. */
export interface BillLine {
  name: PriceName
  usedAmount: number
  billedAmount: number
  usd: number
}

/** A monthly bill in US dollars. The total includes the plan's minimum. */
export interface Bill {
  lines: BillLine[]
  usd: number
}

function computeBillLine(priceName: PriceName, usedAmount: number): BillLine {
  const { includedAmount, pricedAmount, usd, isBilledInWholeUnits }: Price = prices[priceName]
  const amountBeyondIncluded = Math.max(0, usedAmount - includedAmount)
  const billedAmount = isBilledInWholeUnits
    ? Math.ceil(amountBeyondIncluded / pricedAmount) * pricedAmount
    : amountBeyondIncluded
  return { name: priceName, usedAmount, billedAmount, usd: (billedAmount / pricedAmount) * usd }
}

/** Computes the bill for a month's usage on the paid plan. */
export function computeBill(usage: Usage): Bill {
  const lines = (Object.keys(prices) as PriceName[]).map((name) => computeBillLine(name, usage[name]))
  return { lines, usd: lines.reduce((sum, line) => sum + line.usd, planPriceUsd) }
}

/** Estimates the bill for the first month, in which everything is published, and for each later month. */
export const estimateBills = (
  archiveSize: ArchiveSize,
  monthlyViews: number,
): { firstMonth: Bill; laterMonth: Bill } => ({
  firstMonth: computeBill(estimateUsage(archiveSize, monthlyViews, true)),
  laterMonth: computeBill(estimateUsage(archiveSize, monthlyViews, false)),
})

/** Days per month, for converting monthly to daily usage. */
const daysInMonth = 30

const isStoragePrice = (price: Price) => price.unit === 'GB-month'

/**
 * Compares an archive's usage with the limits of the free plan. Returns the number of days that the first publication
 * takes at 1,000 writes a day, one of which is left for the pointer, and a description of each exceeded limit, such as
 * `KV storage would be 3.5 GB, but the limit is 1 GB`. CPU time is not compared, because the free plan's 10 ms per
 * request are enough.
 */
export function compareWithFreePlan(
  archiveSize: ArchiveSize,
  monthlyViews: number,
): { publishingDays: number; exceededLimits: string[] } {
  const usage = estimateUsage(archiveSize, monthlyViews, false)
  const exceededLimits = (Object.entries(prices) as [PriceName, Price][]).flatMap(([name, price]) => {
    const usedAmount = isStoragePrice(price) ? usage[name] : usage[name] / daysInMonth
    if (price.freeLimit === null || usedAmount <= price.freeLimit) return []
    const formattedUse = usedAmount.toLocaleString('en', {
      maximumFractionDigits: isStoragePrice(price) ? 1 : 0,
    })
    const formattedLimit = price.freeLimit.toLocaleString('en')
    const [unit, period] = isStoragePrice(price) ? [' GB', ''] : ['', ' a day']
    return [
      `${price.name} would be ${formattedUse}${unit}${period}, but the limit is ${formattedLimit}${unit}`,
    ]
  })
  return {
    publishingDays: Math.ceil(Math.max(1, archiveSize.objects.count) / (prices.kvWrites.freeLimit - 1)),
    exceededLimits,
  }
}
