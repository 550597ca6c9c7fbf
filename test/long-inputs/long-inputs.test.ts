import { describe, expect, it } from 'vitest'
import { growthOf, isBounded } from './growth.ts'
import { readers } from './readers.ts'
import { shapes } from './shapes.ts'

/** Short enough for every test run, and long enough for the square of it to show. */
const length = 6000

describe('how time grows with the text', () => {
  it('is told from the square of its length', async () => {
    const squared = (text: string) => {
      let sum = 0
      for (const _ of text) for (let at = 0; at < text.length; at++) sum += text.charCodeAt(at) & 1
      return sum
    }
    expect(isBounded(await growthOf(squared, (size) => 'a'.repeat(size), { length }))).toBe(false)
    const counted = (text: string) => [...text.repeat(200)].length
    expect(isBounded(await growthOf(counted, (size) => 'a'.repeat(size), { length }))).toBe(true)
  })

  it.each([...readers])('is at most five times for four times the text: %s', async (_, reader) => {
    const growths: string[] = []
    for (const [name, shape] of shapes) {
      const growth = await growthOf(reader, shape, { length, tries: 6 })
      if (!isBounded(growth)) growths.push(`${name}: ${growth.short} ms, ${growth.long} ms`)
    }
    expect(growths).toEqual([])
  })
})
