import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { articleFile, smallArchive } from '../../support/content.ts'
import { runInProcess } from '../../support/run-in-process.ts'

const words =
  'The board met on the pier, and agreed on nothing but the next day of its meeting there. '.repeat(3)
const dated = 'published: 2016\nauthors: [Ana Pereira]'

/** Runs `morgue review` on articles with these fields, and returns its lines. */
async function linesOf(articles: Record<string, string>, ...options: string[]): Promise<string[]> {
  const files = Object.entries(articles).map(([name, fields], index) => [
    `e/articles/${name}.md`,
    articleFile(`headline: ${name}\n${fields}`, `${words} ${'x'.repeat(index + 1)}.`),
  ])
  const folder = await smallArchive(Object.fromEntries(files))
  const dropped = [{ reason: 'navigation', words: 'Home', count: 1, files: ['e/articles/a.md'] }]
  await writeFile(path.join(folder, 'e/import-report.json'), JSON.stringify({ articles: [], dropped }))
  const { out } = await runInProcess(['review', '--content', folder, ...options])
  return out.trim().split('\n')
}

const undated = Object.fromEntries(['a', 'b', 'c', 'd', 'e'].map((name) => [name, 'authors: [Ana Pereira]']))

describe('morgue review', () => {
  it('lists three of a kind, the most frequent kind first, and only counts page furniture', async () => {
    expect(await linesOf(undated)).toEqual([
      'no-date (5): articles without a date of publication. Add the date, such as published: 2008-03-14. A year or a month is enough, such as 2008-03.',
      expect.stringMatching(/^ {2}\S+\/e\/articles\/a\.md:2: published: /),
      expect.stringMatching(/\/b\.md:2: published: /),
      expect.stringMatching(/\/c\.md:2: published: /),
      expect.stringMatching(
        /^ {2}and 2 more: `npx morgue review --kind no-date --content \S+` lists them all$/,
      ),
      expect.stringMatching(/^page-furniture \(1\): /),
      expect.stringMatching(/^ {2}`npx morgue review --kind page-furniture --content \S+` lists them all$/),
      '5 articles reviewed: 6 findings to look at',
      expect.stringMatching(
        /^Once you have looked at all of a kind, `npx morgue review --accept <kind> --content \S+` hides them\.$/,
      ),
    ])
  })

  it('lists all of one kind that is asked for', async () => {
    const lines = await linesOf(undated, '--kind', 'no-date')
    expect([lines.length, lines.at(-2)]).toEqual([8, '5 articles reviewed: 5 findings to look at'])
    expect(await linesOf({ a: dated }, '--kind', 'page-furniture')).toEqual([
      expect.stringMatching(/^page-furniture \(1\): /),
      expect.stringMatching(/\/a\.md:1: Home \(navigation\)$/),
      '1 article reviewed: 1 finding to look at',
      expect.stringContaining('--accept'),
    ])
    expect(await linesOf({ a: dated }, '--kind', 'no-date')).toEqual([
      '1 article reviewed: nothing to look at',
    ])
  })
})
