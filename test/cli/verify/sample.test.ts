import { describe, expect, it } from 'vitest'
import { DigestSample } from '../../../src/cli/verify/digest-sample.ts'

describe('a sample', () => {
  it('has the 200 lowest digests in order, whatever the order of the offers', () => {
    const numbers = Array.from({ length: 1000 }, (_, number) => (number * 7) % 1000)
    const sample = new DigestSample<number>((number) => String(number).padStart(4, '0'))
    for (const number of numbers) sample.addCandidate(number)
    expect(sample.listItems()).toEqual(Array.from({ length: 200 }, (_, number) => number))
  })
})
