import { type Price, type PriceName, planUsd, prices } from './prices.ts'
import type { ArchiveSize } from './size.ts'
import { type Usage, usageOf } from './usage.ts'

/** A line of a month's bill. */
export interface Line {
  name: PriceName
  used: number
  billed: number
  usd: number
}

/** A month's bill in US dollars, the plan's minimum included. */
export interface Bill {
  lines: Line[]
  usd: number
}

function lineOf(name: PriceName, used: number): Line {
  const { included, per, usd, wholeUnits }: Price = prices[name]
  const beyond = Math.max(0, used - included)
  const billed = wholeUnits ? Math.ceil(beyond / per) * per : beyond
  return { name, used, billed, usd: (billed / per) * usd }
}

/** What a month costs on the paid plan. */
export function billFor(usage: Usage): Bill {
  const lines = (Object.keys(prices) as PriceName[]).map((name) => lineOf(name, usage[name]))
  return { lines, usd: lines.reduce((sum, line) => sum + line.usd, planUsd) }
}

/** The first month's bill, in which everything is published, and that of every other. */
export const billsOf = (size: ArchiveSize, views: number): { first: Bill; other: Bill } => ({
  first: billFor(usageOf(size, views, true)),
  other: billFor(usageOf(size, views, false)),
})

/** Days in a month, as limits a day are compared. */
const days = 30

const isStorage = (price: Price) => price.unit === 'GB-month'

/**
 * What the free plan says of an archive: days that publishing takes at its writes a day, and everything else that it would
 * not serve, such as `KV storage: 3.5 of 1 GB-month`. Its 10 ms of CPU a request are enough.
 */
export function freePlan(size: ArchiveSize, views: number): { days: number; beyond: string[] } {
  const usage = usageOf(size, views, false)
  const beyond = (Object.entries(prices) as [PriceName, Price][]).flatMap(([name, price]) => {
    const used = isStorage(price) ? usage[name] : usage[name] / days
    if (price.free === null || used <= price.free || name === 'kvWrites') return []
    const most = `${price.free.toLocaleString('en')} ${price.unit}${isStorage(price) ? '' : 's a day'}`
    return [`${price.what}: ${used.toLocaleString('en', { maximumFractionDigits: 1 })} of ${most}`]
  })
  return { days: Math.ceil((size.objects.count + 1) / (prices.kvWrites.free ?? 1)), beyond }
}
