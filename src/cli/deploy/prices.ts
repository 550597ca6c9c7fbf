/** Cloudflare's price for usage beyond the paid plan's monthly allowance, in US dollars without taxes. */
export interface Price {
  name: string
  unit: 'request' | 'ms' | 'key' | 'row' | 'operation' | 'GB-month'
  includedAmount: number
  /** The price of `pricedAmount` units. */
  usd: number
  pricedAmount: number
  /** True if part of `pricedAmount` is billed as a whole. */
  isBilledInWholeUnits: boolean
  /** The free plan's daily limit or, for storage, its total limit; `null` if the free plan has no such limit. */
  freeLimit: number | null
  sourceUrl: string
}

/**
 * The day on which the prices were read, in undated copies of the sources. The prices of Workers, D1 and R2 agree
 * with reports from 2026-08-03. No dated report was found for KV.
 */
export const pricesDate = '2026-11-24'

/** The paid plan's monthly minimum, which covers all usage within the allowances. */
export const planPriceUsd = 5

export const planPriceSourceUrl = 'https://developers.cloudflare.com/workers/platform/pricing/'

const million = 1_000_000

const workersPricing = { isBilledInWholeUnits: false, sourceUrl: planPriceSourceUrl }
const kvPricing = {
  isBilledInWholeUnits: false,
  sourceUrl: 'https://developers.cloudflare.com/kv/platform/pricing/',
}
const d1Pricing = {
  isBilledInWholeUnits: false,
  sourceUrl: 'https://developers.cloudflare.com/d1/platform/pricing/',
}
const r2Pricing = { isBilledInWholeUnits: false, sourceUrl: 'https://developers.cloudflare.com/r2/pricing/' }

/** Every price that can apply to an archive, in the order of the bill. */
export const prices = {
  requests: {
    ...workersPricing,
    name: 'Workers requests',
    unit: 'request',
    includedAmount: 10 * million,
    usd: 0.3,
    pricedAmount: million,
    freeLimit: 100_000,
  },
  cpu: {
    ...workersPricing,
    name: 'Workers CPU time',
    unit: 'ms',
    includedAmount: 30 * million,
    usd: 0.02,
    pricedAmount: million,
    freeLimit: null,
  },
  kvReads: {
    ...kvPricing,
    name: 'KV reads',
    unit: 'key',
    includedAmount: 10 * million,
    usd: 0.5,
    pricedAmount: million,
    freeLimit: 100_000,
  },
  kvWrites: {
    ...kvPricing,
    name: 'KV writes',
    unit: 'key',
    includedAmount: million,
    usd: 5,
    pricedAmount: million,
    freeLimit: 1_000,
  },
  kvStorage: {
    ...kvPricing,
    name: 'KV storage',
    unit: 'GB-month',
    includedAmount: 1,
    usd: 0.5,
    pricedAmount: 1,
    freeLimit: 1,
  },
  rowsRead: {
    ...d1Pricing,
    name: 'D1 rows read',
    unit: 'row',
    includedAmount: 25_000 * million,
    usd: 0.001,
    pricedAmount: million,
    freeLimit: 5 * million,
  },
  rowsWritten: {
    ...d1Pricing,
    name: 'D1 rows written',
    unit: 'row',
    includedAmount: 50 * million,
    usd: 1,
    pricedAmount: million,
    freeLimit: 100_000,
  },
  d1Storage: {
    ...d1Pricing,
    name: 'D1 storage',
    unit: 'GB-month',
    includedAmount: 5,
    usd: 0.75,
    pricedAmount: 1,
    freeLimit: 5,
  },
  r2Writes: {
    ...r2Pricing,
    name: 'R2 class A operations (writes)',
    unit: 'operation',
    includedAmount: million,
    usd: 4.5,
    pricedAmount: million,
    isBilledInWholeUnits: true,
    freeLimit: null,
  },
  r2Reads: {
    ...r2Pricing,
    name: 'R2 class B operations (reads)',
    unit: 'operation',
    includedAmount: 10 * million,
    usd: 0.36,
    pricedAmount: million,
    isBilledInWholeUnits: true,
    freeLimit: null,
  },
  r2Storage: {
    ...r2Pricing,
    name: 'R2 storage',
    unit: 'GB-month',
    includedAmount: 10,
    usd: 0.015,
    pricedAmount: 1,
    isBilledInWholeUnits: true,
    freeLimit: 10,
  },
} as const satisfies Record<string, Price>

export type PriceName = keyof typeof prices
