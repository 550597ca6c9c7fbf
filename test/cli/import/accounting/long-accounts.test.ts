import { expect, it } from 'vitest'
import { findLostWords } from '../../../../src/cli/import/accounting/find-lost-words.ts'
import { emptyArticleFields } from '../../../../src/cli/import/record/empty-article-fields.ts'
import { leastCosts } from '../../../support/growth.ts'

const lost = (sourceText: string, markdown: string) =>
  findLostWords({ sourceText, dropped: [] }, { fields: { ...emptyArticleFields, headline: '' }, markdown })

it('the account of words takes time in proportion to its words', async () => {
  const make = (count: number) => Array.from({ length: count }, (_, number) => `w${number}`)
  const read = (words: string[]) => lost(words.join(' '), words.map((word) => `x${word}`).join(' '))
  const [few, many] = [make(10_000), make(40_000)]
  // Tables that no longer fit into the processor's cache take twice as long for each word, which `growthOf` would measure 20 times.
  const [short, long] = await leastCosts(
    () => read(few),
    () => read(many),
  )
  expect(long).toBeLessThan(8 * Math.max(short, 100))
})
