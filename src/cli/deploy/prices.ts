/** What Cloudflare asks for something, beyond what the paid plan includes in a month. US dollars, without taxes. */
export interface Price {
  what: string
  unit: 'request' | 'ms' | 'key' | 'row' | 'operation' | 'GB-month'
  included: number
  /** What one `per` of them costs. */
  usd: number
  per: number
  /** Whether a begun `per` is billed as a whole one. */
  wholeUnits: boolean
  /** What the free plan allows a day; for storage, in all. `null` where it sets no such limit. */
  free: number | null
  source: string
}

/**
 * The day on which the prices were read, in stored copies of the sources that bear no date. Those of Workers, D1 and R2 agree
 * with what others read there on 2026-08-03; of KV nothing with a date was found.
 */
export const pricesRead = '2026-11-24'

/** The paid plan's minimum a month, which includes everything below its allowances. */
export const planUsd = 5

export const planSource = 'https://developers.cloudflare.com/workers/platform/pricing/'

const million = 1_000_000

const [workers, kv, d1, r2] = [
  planSource,
  'https://developers.cloudflare.com/kv/platform/pricing/',
  'https://developers.cloudflare.com/d1/platform/pricing/',
  'https://developers.cloudflare.com/r2/pricing/',
]

const [exact, whole] = [{ wholeUnits: false }, { wholeUnits: true }]

/** Every price that an archive can meet, in the order of the bill. */
export const prices = {
  requests: {
    ...{ what: 'Workers requests', unit: 'request', included: 10 * million, usd: 0.3, per: million },
    ...{ ...exact, free: 100_000, source: workers },
  },
  cpu: {
    ...{ what: 'Workers CPU time', unit: 'ms', included: 30 * million, usd: 0.02, per: million },
    ...{ ...exact, free: null, source: workers },
  },
  kvReads: {
    ...{ what: 'KV reads', unit: 'key', included: 10 * million, usd: 0.5, per: million },
    ...{ ...exact, free: 100_000, source: kv },
  },
  kvWrites: {
    ...{ what: 'KV writes', unit: 'key', included: million, usd: 5, per: million },
    ...{ ...exact, free: 1_000, source: kv },
  },
  kvStorage: {
    ...{ what: 'KV storage', unit: 'GB-month', included: 1, usd: 0.5, per: 1 },
    ...{ ...exact, free: 1, source: kv },
  },
  rowsRead: {
    ...{ what: 'D1 rows read', unit: 'row', included: 25_000 * million, usd: 0.001, per: million },
    ...{ ...exact, free: 5 * million, source: d1 },
  },
  rowsWritten: {
    ...{ what: 'D1 rows written', unit: 'row', included: 50 * million, usd: 1, per: million },
    ...{ ...exact, free: 100_000, source: d1 },
  },
  d1Storage: {
    ...{ what: 'D1 storage', unit: 'GB-month', included: 5, usd: 0.75, per: 1 },
    ...{ ...exact, free: 5, source: d1 },
  },
  r2Writes: {
    ...{
      what: 'R2 class A operations (writes)',
      unit: 'operation',
      included: million,
      usd: 4.5,
      per: million,
    },
    ...{ ...whole, free: null, source: r2 },
  },
  r2Reads: {
    ...{
      what: 'R2 class B operations (reads)',
      unit: 'operation',
      included: 10 * million,
      usd: 0.36,
      per: million,
    },
    ...{ ...whole, free: null, source: r2 },
  },
  r2Storage: {
    ...{ what: 'R2 storage', unit: 'GB-month', included: 10, usd: 0.015, per: 1 },
    ...{ ...whole, free: 10, source: r2 },
  },
} as const satisfies Record<string, Price>

export type PriceName = keyof typeof prices
