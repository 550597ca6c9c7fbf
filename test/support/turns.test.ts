import { expect, it } from 'vitest'
import { dueNumbers } from './turns.ts'

it.each([
  [150, 4],
  [3, 3],
  [1000, 10],
])('each of %i numbers has its turn once in %i days, in runs', (count, share) => {
  const turns = Array.from({ length: share }, (_, day) => dueNumbers(7, count, share, 40 * share + day))
  expect(turns.flat()).toEqual(Array.from({ length: count }, (_, index) => 7 + index))
  const lengths = turns.map((numbers) => numbers.length)
  expect(Math.max(...lengths) - Math.min(...lengths)).toBeLessThanOrEqual(1)
})
