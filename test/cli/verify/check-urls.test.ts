import path from 'node:path'
import { beforeAll, expect, it } from 'vitest'
import { readRoot } from '../../../src/archive/release.ts'
import type { Root } from '../../../src/archive/root.ts'
import { checkUrls } from '../../../src/cli/verify/check-urls.ts'
import { readUrls } from '../../../src/cli/verify/url-list.ts'
import { articleFile, smallArchive, temporaryFolder, writeFiles } from '../../support/content.ts'
import { memoryStore } from '../../support/memory-store.ts'
import { publishSound } from '../../support/publish-sound.ts'

const store = memoryStore()
let root: Root

beforeAll(async () => {
  const content = await smallArchive({
    'e/articles/a.md': articleFile(
      'headline: A\nurl: https://e.example/2016/a.html\nformerly: [https://www.e.example/old?p=1]',
    ),
    'f/edition.yaml': 'name: The F\nlanguage: en\nhosts: [f.example]\nclosed: 2020\nquery: [id]\n',
    'f/articles/f.md': articleFile('headline: F\nurl: https://f.example/a?id=1'),
    'e/articles/b.md': articleFile('headline: B\nurl: https://e.example/b\nstatus: gone', ''),
    'e/articles/c.md': articleFile('headline: C\nurl: https://e.example/Same'),
    'e/articles/d.md': articleFile('headline: D\nurl: https://e.example/sAme'),
  })
  root = await readRoot(store, (await publishSound(content, store)).rootDigest)
})

/** The lines of the list checked last that are not URLs. */
const unread: number[] = []

async function checkList(list: string, homeEdition: string | null = null): Promise<string[]> {
  const folder = await temporaryFolder()
  await writeFiles(folder, { list })
  const found: string[] = []
  unread.length = 0
  for await (const { url, answer, to } of checkUrls(
    readUrls(path.join(folder, 'list'), (line) => unread.push(line)),
    { store, root },
    homeEdition,
  ))
    found.push(`${url} ${answer}${to === null ? '' : ` ${to}`}`)
  return found
}

it('reads a list with one URL a line, and reports each URL once', async () => {
  expect(
    await checkList(
      'https://e.example/2016/a.html?utm=1\n\nhttps://www.e.example/2016/A/amp\nhttps://e.example/none\r\nhttps://e.example/none\n# note\n',
    ),
  ).toEqual([
    'https://e.example/2016/a.html?utm=1 article',
    'https://www.e.example/2016/A/amp redirect /e/2016/a.html',
    'https://e.example/none unknown',
  ])
})

it('reads a sitemap whose tags, comments and captions continue on further lines', async () => {
  const sitemap =
    '<?xml version="1.0"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"\n        xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">\n<!-- made\n     by hand -->\n<url><loc>https://e.example/</loc>\n<image:caption>The pier\nat noon</image:caption></url></urlset>'
  expect(await checkList(sitemap)).toEqual(['https://e.example/ collection'])
  expect(unread).toEqual([])
})

it('reads the URLs of a sitemap', async () => {
  expect(
    await checkList(
      '<urlset><url><loc>https://e.example/old?a=1&amp;p=1</loc></url><url><loc>https://e.example/</loc></url></urlset>',
    ),
  ).toEqual(['https://e.example/old?a=1&p=1 redirect /e/2016/a.html', 'https://e.example/ collection'])
})

it('reads the paths of a log, as those of the edition that is named', async () => {
  const line = '1.2.3.4 - - [08/Apr/2016:10:00:00 +0000] "GET /2016/a.html HTTP/1.1" 200 12 "-" "x"'
  expect(await checkList(`${line}\n${line.replace('GET', 'POST')}`, 'e')).toEqual(['/2016/a.html article'])
  expect(await checkList(line)).toEqual(['/2016/a.html unknown'])
})

it.each([
  ['https://e.example/b', 'gone'],
  ['https://f.example/a?x=2&id=1', 'article'],
  ['https://archive.example/f/a?id=1', 'article'],
  ['https://f.example/a?id=2', 'unknown'],
  ['https://f.example/a', 'unknown'],
  ['https://e.example/Same', 'article'],
  ['https://e.example/same', 'choice'],
  ['https://e.example/e/2016/a.html', 'article'],
  ['https://archive.example/e/2016/a.html', 'article'],
  ['https://archive.example/2016/a.html', 'unknown'],
  ['https://other.example/2016/a.html', 'unknown'],
  ['/e/2016/a.html', 'article'],
  ['/2016/a.html', 'article'],
  ['http://[', 'unknown'],
  ['//[', 'unknown'],
])('answers %s with %s, where paths are those of an edition', async (url, answer) => {
  expect(await checkList(url, 'e')).toEqual([`${url} ${answer}`])
})

it.each([
  ['HEAD in a log', 'x "HEAD /b HTTP/2.0" 200', ['/b']],
  ['no POST in a log', 'x "POST /b HTTP/1.1" 200', []],
  ['other methods in a log', 'x "DELETE /b HTTP/1.1" 200', []],
  ['an unfinished request in a log', 'x "GET /b" 200', []],
  ['spaces around a URL', '  https://e.example/b \t', ['https://e.example/b']],
  ['words around a URL', 'see https://e.example/b', []],
  ['a URL and words', 'https://e.example/b was moved', []],
  ['another scheme', 'ftp://e.example/b', []],
  ['a bare path', '/b', ['/b']],
  ['a relative path', 'b', []],
  ['spaces in a sitemap', '<loc>\t/b </loc><loc></loc>', ['/b']],
  [
    'references in a sitemap',
    '<loc>/&lt;&gt;&apos;&quot;&amp;amp;&eacute;&lt;</loc>',
    ['/<>\'"&amp;&eacute;<'],
  ],
  ['an image in a sitemap', '<image:loc>/b</image:loc>', []],
])('reads %s', async (name, line, urls) => {
  expect((await checkList(line)).map((each) => each.split(' ')[0])).toEqual(urls)
  const isUnread = /words|another scheme|relative/.test(name)
  expect(unread).toEqual(isUnread ? [1] : [])
})

it('reads an object once for many URLs, unless it is to be read again', async () => {
  const keys: string[] = []
  let isLost = false
  const counted: typeof store = {
    ...store,
    read(key, options) {
      keys.push(key)
      return isLost ? Promise.resolve(null) : store.read(key, options)
    },
  }
  async function* urls() {
    for (let number = 0; number < 3; number++) yield 'https://e.example/b'
  }
  for await (const { answer } of checkUrls(urls(), { store: counted, root }, null))
    expect(answer).toBe('gone')
  expect(keys.length).toBe(new Set(keys).size)
  keys.length = 0
  isLost = true
  await expect(checkUrls(urls(), { store: counted, root }, null).next()).rejects.toThrow()
  expect(keys).toHaveLength(2)
})
