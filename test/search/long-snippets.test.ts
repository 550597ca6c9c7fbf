import { expect, it } from 'vitest'
import { parseQuery } from '../../src/search/query.ts'
import { createSnippet } from '../../src/search/snippet.ts'
import { TermFinder } from '../../src/search/term-finder.ts'
import { growthOf, isBounded } from '../support/growth.ts'

it('a snippet of a text without spaces takes no longer for each of its words, whatever begins the phrase', async () => {
  const read = (body: string) => createSnippet(body, new TermFinder(parseQuery('"日本 日本語"')))
  const growth = await growthOf(read, (length) => '日本'.repeat(length / 2), { length: 15_000 })
  expect(growth).toSatisfy(isBounded)
})
