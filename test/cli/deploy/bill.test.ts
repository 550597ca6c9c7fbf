import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { compareWithFreePlan, computeBill, estimateBills } from '../../../src/cli/deploy/bill.ts'
import { describeFreePlanFit, formatAlignedLines, formatDollars } from '../../../src/cli/deploy/bill-table.ts'
import { renderCostPage } from '../../../src/cli/deploy/cost-page.ts'
import { prices, pricesDate } from '../../../src/cli/deploy/prices.ts'
import { computeSampleArchiveSize } from '../../../src/cli/deploy/sample-archives.ts'
import { measureArchive } from '../../../src/cli/deploy/size.ts'
import { estimateUsage } from '../../../src/cli/deploy/usage.ts'
import { articleFile, demonstrationFolder, silent, smallArchive } from '../../support/content.ts'
import { memoryStore } from '../../support/memory-store.ts'
import { projectRoot } from '../../support/project-root.ts'
import { publishSound } from '../../support/publish-sound.ts'

const small = { articleCount: 100, objects: { count: 200, bytes: 1e6 }, pictures: { count: 0, bytes: 0 } }

describe('a bill', () => {
  it('is the minimum of the plan while the allowances are enough', () => {
    expect(computeBill(estimateUsage(small, 100_000, true)).usd).toBe(5)
  })

  it('is computed as Cloudflare’s own example: 15 million requests of 7 ms cost $8.00', () => {
    const usage = { ...estimateUsage(small, 0, false), requests: 15e6, cpu: 7 * 15e6 }
    expect(computeBill(usage).usd).toBeCloseTo(8, 10)
  })

  it('rounds up what is billed in whole units, as R2 does', () => {
    const usage = { ...estimateUsage(small, 0, false), r2Storage: 11.1, r2Reads: 11_000_001, kvStorage: 3.5 }
    const { lines } = computeBill(usage)
    const billed = Object.fromEntries(lines.map((line) => [line.name, [line.billedAmount, line.usd]]))
    expect(billed.r2Storage).toEqual([2, 0.03])
    expect(billed.r2Reads).toEqual([2e6, 0.72])
    expect(billed.kvStorage).toEqual([2.5, 1.25])
  })

  it('includes the writes of everything in the first month only', () => {
    const pictures = { count: 2_000_000, bytes: 1e9 }
    const size = { ...small, objects: { count: 2_999_999, bytes: 1e9 }, pictures }
    const { firstMonth, laterMonth } = estimateBills(size, 0)
    const writes = ({ lines }: typeof firstMonth) =>
      ['kvWrites', 'r2Writes'].map((kind) => lines.find(({ name }) => name === kind)?.usd)
    expect([writes(firstMonth), writes(laterMonth)]).toEqual([
      [10, 4.5],
      [0, 0],
    ])
  })
})

it('an archive without articles has no pictures to read', () => {
  const empty = { articleCount: 0, objects: { count: 3, bytes: 100 }, pictures: { count: 0, bytes: 0 } }
  expect(estimateUsage(empty, 1000, false)).toMatchObject({ requests: 3000, r2Reads: 0 })
})

it('a table for a terminal has its first column on the left, and all others on the right', () => {
  expect(
    formatAlignedLines([
      ['', 'quantity', '$'],
      ['KV reads', '7', '$10.00'],
      ['a month', '', ''],
    ]),
  ).toEqual(['          quantity       $', 'KV reads         7  $10.00', 'a month'])
  expect([formatDollars(5), formatDollars(0.125), formatDollars(0.0125, 3)]).toEqual([
    '$5.00',
    '$0.13',
    '$0.013',
  ])
})

describe('the free plan', () => {
  it('is compared by the days that publishing takes, and by its limits a day', () => {
    expect(compareWithFreePlan({ ...small, objects: { count: 2_500, bytes: 1e7 } }, 1000)).toEqual({
      publishingDays: 3,
      exceededLimits: [],
    })
    expect(compareWithFreePlan(small, 3_000_000).exceededLimits[0]).toMatch(
      /^Workers requests would be 300,000 a day, but the limit is 100,000$/,
    )
    // What equals a limit is within it.
    expect(compareWithFreePlan({ ...small, objects: { count: 0, bytes: 1e9 } }, 0).exceededLimits).toEqual([])
    // One write of each day is left for the pointer.
    for (const [count, days] of [
      [999, 1],
      [1000, 2],
      [1998, 2],
      [1999, 3],
    ] as const)
      expect(compareWithFreePlan({ ...small, objects: { count, bytes: 1e7 } }, 1000)).toEqual({
        publishingDays: days,
        exceededLimits: [],
      })
    expect(compareWithFreePlan(computeSampleArchiveSize(400_000), 1000).exceededLimits).toEqual(
      expect.arrayContaining([expect.stringMatching(/^KV storage would be 4 GB, but the limit is 1 GB$/)]),
    )
  })
})

it('the free plan is described with the days of a publication that takes several', () => {
  const describeFor = (count: number) =>
    describeFreePlanFit({ ...small, objects: { count, bytes: 1e7 } }, 1000)
  expect(describeFor(999)).toBe('The free plan is enough.')
  expect(describeFor(1000)).toMatch(
    /^The free plan is enough, but it allows 1,000 writes a day, so publishing takes 2 days: /,
  )
  expect(describeFreePlanFit(small, 3_000_000)).toMatch(
    /^The free plan is not enough: Workers requests would be /,
  )
})

describe('the size of an archive', () => {
  it('is that of the objects that publishing writes', async () => {
    const store = memoryStore()
    const { articleCount } = await publishSound(demonstrationFolder, store)
    const size = await measureArchive(demonstrationFolder, silent)
    store.values.delete('release')
    const bytes = [...store.values.values()].reduce((sum, text) => sum + Buffer.byteLength(text), 0)
    expect(size).toMatchObject({ articleCount, objects: { count: store.values.size, bytes } })
    const kinds = Map.groupBy(store.values.keys(), (key) => key.split('/')[0])
    const counts =
      'totalsByKind' in size ? [...size.totalsByKind].map(([kind, { count }]) => [kind, count]) : []
    expect(new Map(counts as [string, number][])).toEqual(
      new Map([...kinds].map(([kind, keys]) => [kind, keys.length])),
    )
  })

  it('includes pictures that are shown, and cannot be computed from content with faults', async () => {
    const name = `${createHash('sha256').update('PNG').digest('hex')}.png`
    const content = await smallArchive({
      'e/articles/a.md': articleFile('headline: A', `![A](/media/${name})`),
      [`e/media/${name}`]: 'PNG',
    })
    expect(await measureArchive(content, silent)).toMatchObject({ pictures: { count: 1, bytes: 3 } })
    const bad = await smallArchive({ 'e/articles/a.md': articleFile('headlin: A') })
    expect(await measureArchive(bad, silent)).toEqual(
      expect.arrayContaining([expect.objectContaining({ field: 'headlin' })]),
    )
  })
})

describe('docs/cost.md', () => {
  it('is what the code generates (`npm run cost` writes it)', () => {
    expect(readFileSync(path.join(projectRoot, 'docs/cost.md'), 'utf8')).toBe(renderCostPage())
  })

  it('gives the source of every price, and the day on which it was read', () => {
    const page = renderCostPage()
    for (const { name, sourceUrl } of Object.values(prices))
      expect(page).toMatch(new RegExp(`${name.replace(/[()]/g, '\\$&')} .*${sourceUrl}`))
    expect(page).toContain(pricesDate)
  })
})
