import { hash } from 'node:crypto'
import { expect, it } from 'vitest'
import { KeySet } from '../../../../src/cli/publish/store/key-set.ts'

const digestOf = (number: number) => hash('sha256', String(number))

it('contains what a Set of the same keys contains, however many, and of every kind', () => {
  const [keys, expected] = [new KeySet(), new Set<string>()]
  const candidates = Array.from({ length: 20_000 }, (_, number) => [
    `article/${digestOf(number)}`,
    `shard/${digestOf(number)}`,
    `/media/${digestOf(number)}.jpg`,
  ]).flat()
  for (const [position, key] of candidates.entries())
    if (position % 5 !== 0) {
      keys.add(key)
      keys.add(key)
      expected.add(key)
    }
  expect(candidates.filter((key) => keys.has(key) !== expected.has(key))).toEqual([])
})

it.each([
  `article/${'A'.repeat(64)}`,
  `article/${'a'.repeat(63)}`,
  `article/${'a'.repeat(65)}`,
  `/media/${'a'.repeat(64)}.png`,
  'release',
  '',
])('tells %j from similar keys', (key) => {
  const keys = new KeySet()
  keys.add(`article/${'a'.repeat(64)}`)
  expect(keys.has(key)).toBe(false)
  keys.add(key)
  expect([keys.has(key), keys.has(`page/${'a'.repeat(64)}`)]).toEqual([true, false])
})
