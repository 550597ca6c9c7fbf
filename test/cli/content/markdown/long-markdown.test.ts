import { expect, it } from 'vitest'
import { parseWithOffsets } from '../../../../src/cli/content/markdown/parse-with-offsets.ts'
import { growthOf, isBounded } from '../../../support/growth.ts'
import { isDue } from '../../../support/turns.ts'

const pieces = [
  ['a list of lists', '- - - - word\n'],
  ['a list of items with lists', '- word\n  - word\n'],
  ['quotations', '> word\n\n'],
  ['quotations in lists', '- > word\n'],
  ['references', 'a [word][log] b\n\n'],
] as const

const due = pieces.filter((_, index) => isDue(index, 3))

it.each(due)('Markdown parsed in parts takes a time that grows with its length: %s', async (_, piece) => {
  const make = (length: number) => `[log]: /log\n\n${piece.repeat(length / piece.length)}`
  const growth = await growthOf(parseWithOffsets, make, { length: 10_000 })
  expect(isBounded(growth), JSON.stringify(growth)).toBe(true)
})
