import { describe, expect, it } from 'vitest'
import { markdownImporter } from '../../../../src/cli/import/markdown/markdown-importer.ts'
import { lostIn, readingsOf, sourceOf } from '../reading.ts'

const readingsIn = (body: string) =>
  readingsOf(markdownImporter, sourceOf('a.md', `---\ntitle: The log\n---\n${body}`))

const reason =
  'contains a list item with more than 1,000 lists or quotations inside it: divide the item into several'

describe('a page with many lists', () => {
  it.each([
    ['lists', `- item\n${'  - - word\n'.repeat(1001)}`],
    ['quotations', `> - item\n${'>   > word\n>\n'.repeat(1001)}`],
  ])('is refused by name where one item contains them: %s', async (_, body) => {
    expect(await readingsIn(body)).toMatchObject([{ kind: 'rejection', file: 'a.md', reason }])
  })

  it.each([
    ['lists in each item', '- - - word\n'.repeat(1000)],
    ['items in each item', '- one <b>word</b>\n  - two\n'.repeat(1000)],
    ['quotations', '> A <b>word</b>.\n\n'.repeat(1000)],
    ['a quotation of many items', '> - word\n'.repeat(1000)],
    ['an item of lists side by side', `- item\n\n${'  - one\n\n  word\n\n'.repeat(500)}`],
    ['a quotation of lists side by side', '> - one\n>\n> word\n>\n'.repeat(2000)],
    ['lists in a quotation', '> - - word\n'.repeat(2000)],
    ['quotations in a quotation', '> > word\n>\n> and\n>\n'.repeat(2000)],
  ])('is read without loss, whatever its length: %s', async (_, body) => {
    const [article, ...others] = await readingsIn(body)
    expect(others).toEqual([])
    if (article?.kind !== 'article') throw new Error(JSON.stringify(article).slice(0, 300))
    expect(lostIn(article)).toEqual([])
  })
})
