import { expect, it } from 'vitest'
import { findReasonForDroppingLastBlock } from '../../../../src/cli/import/page/furniture/foot-block.ts'
import { isSentenceAroundLinks } from '../../../../src/cli/import/page/lines/link-list.ts'
import { firstElement } from '../../../support/first-element.ts'
import { growthOf, isBounded } from '../../../support/growth.ts'
import { ferryFields } from './ferry-fields.ts'

it.each([
  ['a word without a link', (count: number) => 'a'.repeat(count)],
  ['a label before a link', (count: number) => `${'a'.repeat(count)}: <a href="/x">y</a>.`],
  ['marks before a link', (count: number) => `a${'! '.repeat(count)}: <a href="/x">y</a>.`],
])('a line is looked at in linear time: %s', async (_, line) => {
  const make = (count: number) => firstElement(`<p>${line(count)}</p>`)
  const read = (block: ReturnType<typeof make>) => [
    isSentenceAroundLinks(block),
    findReasonForDroppingLastBlock([block], ferryFields),
  ]
  const growth = await growthOf(read, make, { length: 20_000 })
  expect(isBounded(growth), JSON.stringify(growth)).toBe(true)
})
