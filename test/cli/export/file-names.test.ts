import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { FileClaims } from '../../../src/cli/export/file-claims.ts'
import {
  toFileNamedByDigest,
  toFileWithOwnExtension,
  toPageFile,
  toRepresentationFile,
} from '../../../src/cli/export/file-name.ts'
import { type ExportedEntry, planFiles } from '../../../src/cli/export/plan-files.ts'

const digestOf = (text: string) => createHash('sha256').update(text).digest('hex')

describe('the file of a page', () => {
  it.each([
    ['/e/', 'e/index.html'],
    ['/', 'index.html'],
    ['/e/a', 'e/a/index.html'],
    ['/e/a.html', 'e/a.html'],
    ['/e/a.HTM', 'e/a.HTM'],
    ['/e/a.php', 'e/a.php/index.html'],
    ['/e/a.php.html', 'e/a.php.html/index.html'],
    ['/e/été', 'e/été/index.html'],
    ['/e/a?p=1', null],
    ['/e//a', null],
    ['/e/.a', null],
    ['/e/a.', null],
    ['/e/a b', null],
    ['/e/a%20b', null],
    ['/e/a:b', null],
    ['/e/a\u0085b', null],
    ['/e/\ud800', null],
  ])('%s is %s', (address, file) => expect(toPageFile(address)).toBe(file))

  it.each(['con', 'prn', 'aux', 'nul', 'com1', 'lpt9', 'CON', 'nul.x'])(
    'is named after no device of Windows: %s',
    (name) => expect(toPageFile(`/e/${name}`)).toBeNull(),
  )

  it.each(['console', 'falcon', 'acom1', 'com', 'auxiliary'])('may have a name like one: %s', (name) =>
    expect(toPageFile(`/e/${name}`)).toBe(`e/${name}/index.html`),
  )

  it('has names of up to 240 bytes, and paths of up to 900', () => {
    expect(toFileWithOwnExtension(`/${'é'.repeat(120)}`)).toBe('é'.repeat(120))
    expect(toFileWithOwnExtension(`/${'é'.repeat(120)}x`)).toBeNull()
    const path = (bytes: number) => `/${'x'.repeat(99)}`.repeat(9).slice(0, bytes - 1)
    expect(toFileWithOwnExtension(`${path(900)}/x`)).toBe(`${path(900)}/x`.slice(1))
    expect(toFileWithOwnExtension(`${path(900)}/xy`)).toBeNull()
  })
})

describe('the file of another representation', () => {
  it.each([
    ['/e/', 'json', 'e/index.json'],
    ['/e/a', 'feed.json', 'e/a.feed.json'],
    ['/e/a.html', 'md', 'e/a.html.md'],
    ['/e/a.php', 'md', null],
    ['/e/a?p=1', 'md', null],
  ])('of %s as %s is %s', (address, extension, file) =>
    expect(toRepresentationFile(address, extension)).toBe(file),
  )

  it('is named by the digest of its URL where no file can have its name', () =>
    expect(toFileNamedByDigest('/e/?p=1', 'md')).toBe(`by.digest/${digestOf('/e/?p=1')}.md`))
})

describe('a claim of a file', () => {
  it('is for one URL, in every case and Unicode form', () => {
    const claims = new FileClaims()
    expect([
      claims.tryClaimFile('e/É.html', '/a'),
      claims.tryClaimFile('e/É.html', '/a'),
      claims.tryClaimFile('e/É.html', '/b'),
    ]).toEqual([true, true, false])
    expect([claims.tryClaimFile('e/é.HTML', '/b'), claims.tryClaimFile('e/e\u0301.html', '/b')]).toEqual([
      false,
      false,
    ])
  })

  it('never makes a file of a folder, or a folder of a file', () => {
    const claims = new FileClaims()
    expect(claims.tryClaimFile('a/b/c', '/1')).toBe(true)
    expect([
      claims.tryClaimFile('a', '/2'),
      claims.tryClaimFile('a/b', '/2'),
      claims.tryClaimFile('A/B', '/2'),
    ]).toEqual([false, false, false])
    expect([claims.tryClaimFile('a/b/c/d', '/2'), claims.tryClaimFile('a/b/c/d/e', '/2')]).toEqual([
      false,
      false,
    ])
    expect([claims.tryClaimFile('a/b/d', '/2'), claims.tryClaimFile('ab', '/3')]).toEqual([true, true])
  })
})

describe('the plan of an export', () => {
  async function plan(...entries: [address: string, kind: string][]) {
    async function* list(): AsyncGenerator<ExportedEntry> {
      for (const [address, kind] of entries) yield { entry: { address, kind }, matchesAllSpellings: true }
    }
    const planned = await planFiles(list(), new FileClaims())
    return planned.map(({ url, file, isFoundByUrl }) => [url, file, isFoundByUrl])
  }

  it('gives documents their files before redirects and takedowns, and deeper addresses first', async () =>
    expect(
      await plan(
        ['/e/B.html', 'moved'],
        ['/e/b.html', 'article'],
        ['/e/a.html', 'article'],
        ['/e/a.html/x', 'article'],
      ),
    ).toEqual([
      ['/e/a.html/x', 'e/a.html/x/index.html', true],
      ['/e/a.html', 'e/a.html/index.html', true],
      ['/e/b.html', 'e/b.html', true],
      ['/e/B.html', `by.digest/${digestOf('/e/B.html')}.html`, false],
    ]))

  it('keeps the names of pictures and sitemaps, and names by digest what cannot be a file', async () =>
    expect(
      await plan(
        ['/sitemap.xml', 'sitemap'],
        ['/media/x.png', 'media'],
        ['/e/?p=1', 'gone'],
        ['/e/é', 'withheld'],
      ),
    ).toEqual([
      ['/media/x.png', 'media/x.png', true],
      ['/sitemap.xml', 'sitemap.xml', true],
      ['/e/?p=1', `by.digest/${digestOf('/e/?p=1')}.html`, false],
      ['/e/%C3%A9', 'e/é/index.html', true],
    ]))
})
