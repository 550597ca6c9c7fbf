import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, it } from 'vitest'
import { articleFile } from '../../../support/content.ts'
import { Edition, type Line } from '../run/lines-importer.ts'

const a = {
  headline: 'A',
  url: 'https://e.example/2016/a',
  published: '2016-04-08',
  body: 'One two three four.',
}
const name = '2016/04/a.md'

/** An archive with a file that a person wrote. */
async function withFile(file: string, text: string): Promise<Edition> {
  const edition = await Edition.of()
  await mkdir(path.dirname(edition.file(file)), { recursive: true })
  await writeFile(edition.file(file), text)
  return edition
}

it('photographs of one headline and day are never one article', async () => {
  const edition = await Edition.of()
  const picture = (record: string): Line => ({ headline: 'A view', published: '2016-04-08', record })
  expect(await edition.bring(picture('1'), picture('2'))).toEqual([
    'written a-view.md',
    'written a-view-2.md',
  ])
})

it('captures of a page in one run are one article, whatever their records are called', async () => {
  const edition = await Edition.of()
  const capture = (year: string, words: string): Line => ({
    ...a,
    record: year,
    captured: `${year}-01-01T00:00:00Z`,
    body: words,
  })
  expect(await edition.bring(capture('2014', 'Old words.'), capture('2016', 'New words.'))).toEqual([
    'written a.md',
    'updated a.md',
  ])
})

it('records of one URL and similar words are two articles, in every run', async () => {
  const edition = await Edition.of()
  const similar = { ...a, body: 'One two three five.' }
  expect(await edition.bring(a)).toEqual(['written a.md'])
  expect(await edition.bring(a, similar)).toEqual(['unchanged a.md', 'displaced a-2.md'])
})

it('an article is not merged into one at its URL that has similar words, unless that has taken its words before', async () => {
  const edition = await withFile(
    'by-hand.md',
    articleFile(`headline: A\nurl: ${a.url}`, 'One two three five.'),
  )
  expect(await edition.bring(a)).toEqual(['displaced a.md'])
})

it('an article that publishing would refuse is not written', async () => {
  const edition = await Edition.of()
  const { articles, rejections } = await edition.import('export.x', [{ ...a, language: 'français' }])
  expect(articles).toEqual([])
  expect(rejections).toMatchObject([
    {
      record: '0',
      reason:
        'was not imported, since publishing would refuse it (language: is not a language code: write one such as en or fr-CA): correct it in the source, and import again',
    },
  ])
})

it('a file that cannot be read at all is left, also by an article whose address is reserved', async () => {
  const edition = await withFile(name, '---\nheadline: [\n---\n')
  expect(await edition.bring({ ...a, url: 'https://e.example/search' })).toEqual(['conflict a.md'])
})

it('the article that a person has taken down is unchanged where its source is', async () => {
  const edition = await Edition.of()
  await edition.bring(a)
  await edition.edit(name, 'published:', 'status: withheld\npublished:')
  expect(await edition.bring(a)).toEqual(['unchanged a.md'])
})

it('a URL that an article got by a merge is taken in the same run', async () => {
  const edition = await Edition.of()
  const url = 'https://e.example/old/a'
  const other = { ...a, headline: 'C', url, body: 'Five six.' }
  expect(await edition.bring(a, { ...a, url }, other)).toEqual([
    'written a.md',
    'merged a.md',
    'displaced c.md',
  ])
})

it('an identifier called url is the URL of an article only where it is one', async () => {
  const edition = await Edition.of()
  await edition.bring(a)
  await edition.edit(name, 'published:', 'identifiers: { url: the first }\npublished:')
  expect(await edition.bring(a, { ...a, headline: 'B', url: 'https://e.example/b', body: 'Five.' })).toEqual([
    'unchanged a.md',
    'written b.md',
  ])
})

it('a capture whose address another article has is known again by its URL', async () => {
  const edition = await withFile('by-hand.md', articleFile(`headline: B\nurl: ${a.url}`, 'Seven eight.'))
  const capture = { ...a, captured: '2016-05-01T00:00:00Z', record: 'capture' }
  expect(await edition.bring(capture)).toEqual(['displaced a.md'])
  expect(await edition.bring(capture)).toEqual(['unchanged a.md'])
})

it('an article that was merged into a file is reported as alike where a person has edited that since', async () => {
  const edition = await Edition.of()
  const again = { ...a, url: 'https://www.e.example/2016/a', record: 'again' }
  expect(await edition.bring(a, again)).toEqual(['written a.md', 'merged a.md'])
  await edition.edit(name, 'four.', 'five.')
  const { articles } = await edition.import('export.x', [again])
  expect(articles).toMatchObject([{ outcome: 'merged', isAlike: true }])
})

it('a record that an export has twice, at one URL, is one article', async () => {
  const edition = await Edition.of()
  const post = { ...a, record: 'post 7' }
  expect(await edition.bring(post, { ...post, body: 'One two three five.' })).toEqual([
    'written a.md',
    'updated a.md',
  ])
})

it('an article is written beside a file that cannot be read, but names another URL', async () => {
  const edition = await withFile(name, '---\nheadline: [\nurl: https://e.example/other\n---\n')
  expect(await edition.bring(a)).toEqual(['written a-2.md'])
})

it('a merge keeps the URLs that earlier ones have added', async () => {
  const edition = await Edition.of()
  const [second, third] = ['https://www.e.example/2016/a', 'https://e.example/third/a']
  await edition.bring(a, { ...a, url: second, record: 'second' })
  expect(await edition.bring({ ...a, url: third, record: 'third' })).toEqual(['merged a.md'])
  expect(await edition.read(name)).toContain(`formerly:\n  - ${second}\n  - ${third}\n`)
})
