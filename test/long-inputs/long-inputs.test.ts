import { describe, expect, it } from 'vitest'
import { growthOf, isBounded } from '../support/growth.ts'
import { isDue } from '../support/turns.ts'
import { readers } from './readers.ts'
import { shapes } from './shapes.ts'

/** Short enough for every test run, and long enough for quadratic growth to show. */
const length = 5000

/** Each reader is tested on one in this many shapes, which differ between readers and days. */
const share = 120

/** The shapes for a reader today; `npm run test:long` tests all of them. */
const own = (place: number) => [...shapes].filter((_, index) => isDue(index + place, share))

describe('how time grows with the text', () => {
  it('is distinguished from the power 1.5 of its length, and so from its square', async () => {
    /** Takes 120 ms of processor time for 4 characters, and 8 times as long for 4 times as many. */
    const superlinear = (text: string) => {
      const start = process.threadCpuUsage()
      let usage = { user: 0, system: 0 }
      while (usage.user + usage.system < 15_000 * text.length ** 1.5) {
        text.repeat(10_000).split('')
        usage = process.threadCpuUsage(start)
      }
    }
    const make = (size: number) => 'a'.repeat(size)
    expect(isBounded(await growthOf(superlinear, make, { length: 1, tries: 1 }))).toBe(false)
    const counted = (text: string) => [...text.repeat(200)].length
    expect(isBounded(await growthOf(counted, make, { length }))).toBe(true)
  })

  it.each([...readers.keys()].map((name, place) => ({ name, place })))(
    'is at most five times for four times the text: $name',
    async ({ name: reader, place }) => {
      const read = readers.get(reader) ?? (() => null)
      const growths: string[] = []
      for (const [name, shape] of own(place)) {
        const growth = await growthOf(read, shape, { length })
        if (!isBounded(growth)) growths.push(`${name}: ${growth.short} ms, ${growth.long} ms`)
      }
      expect(growths).toEqual([])
    },
  )
})
