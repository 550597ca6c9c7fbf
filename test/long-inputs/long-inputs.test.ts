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
  it('is told from the square of its length', async () => {
    const squared = (text: string) => {
      let sum = 0
      for (const _ of text) for (let at = 0; at < text.length; at++) sum += text.charCodeAt(at) & 1
      return sum
    }
    expect(
      isBounded(await growthOf(squared, (size) => 'a'.repeat(size), { length: length / 2, tries: 1 })),
    ).toBe(false)
    const counted = (text: string) => [...text.repeat(200)].length
    expect(isBounded(await growthOf(counted, (size) => 'a'.repeat(size), { length }))).toBe(true)
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
