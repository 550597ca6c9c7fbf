import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { toHtml } from 'hast-util-to-html'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { parseHtmlFragment } from '../../../../src/cli/content/html/parse-html.ts'
import { htmlImporter } from '../../../../src/cli/import/html/html-importer.ts'
import { readHtmlPage } from '../../../../src/cli/import/html/read-html-page.ts'
import {
  findBaseUrl,
  resolvePageUrls,
  resolvePicturePaths,
} from '../../../../src/cli/import/html/resolve-urls.ts'
import {
  deriveMirrorFilePath,
  listHostLikeFolders,
  toServedUrl,
  urlsFromMirrorPath,
} from '../../../../src/cli/import/html/urls-from-mirror-path.ts'
import { listElements } from '../../../../src/cli/import/markup/page-tree.ts'
import { openSource } from '../../../../src/cli/import/source/source-file.ts'
import { articleOf, briefingFor, lantern, readingsOf, sourceOf } from '../reading.ts'

const home = 'https://the-lantern.example'

describe('the links of a page', () => {
  const resolve = (html: string, base = `${home}/a/b`) => {
    const tree = parseHtmlFragment(html)
    resolvePageUrls(listElements(tree), base)
    return toHtml(tree)
  }
  it.each([
    ['<a href="c">', `<a href="${home}/a/c"></a>`],
    ['<a href=" /c ">', `<a href="${home}/c"></a>`],
    ['<a href="#c">', '<a href="#c"></a>'],
    ['<a href="">', '<a href=""></a>'],
    ['<a href="mailto:c">', '<a href="mailto:c"></a>'],
    ['<img src="c">', `<img src="${home}/a/c">`],
    ['<img data-src="c">', `<img data-src="${home}/a/c">`],
    ['<img data-original="c">', `<img data-original="${home}/a/c">`],
    ['<img data-lazy-src="c">', `<img data-lazy-src="${home}/a/c">`],
    ['<object data="c">', `<object data="${home}/a/c"></object>`],
    ['<video poster="c">', `<video poster="${home}/a/c"></video>`],
    ['<div data-href="c">', `<div data-href="${home}/a/c"></div>`],
    ['<img srcset="cc 1x, /d 2x">', `<img srcset="${home}/a/cc 1x, ${home}/d 2x">`],
    ['<img data-srcset="cc 100w,/d 200w">', `<img data-srcset="${home}/a/cc 100w,${home}/d 200w">`],
    ['<img srcset="data:x 1x">', '<img srcset="data:x 1x">'],
  ])('become absolute: %s', (html, expected) => expect(resolve(html)).toBe(expected))

  it('lead to the pages of which a mirror has the files; pictures are its files', () => {
    const tree = parseHtmlFragment('<a href="b.html%3Fp=1"><img src="b.jpg%3Fp=1"></a>')
    resolvePageUrls(listElements(tree), `${home}/a/`, toServedUrl)
    expect(toHtml(tree)).toBe(`<a href="${home}/a/b.html?p=1"><img src="${home}/a/b.jpg%3Fp=1"></a>`)
  })

  it.each([
    ['<img src="quay.jpg">', 'saved/a.html', '<img src="/saved/quay.jpg">'],
    ['<img data-src="../quay.jpg">', 'saved/2016/a.html', '<img data-src="/saved/quay.jpg">'],
    ['<img src="quay.jpg">', 'why? #1/a.html', '<img src="/why%3F%20%231/quay.jpg">'],
    [`<img src="${home}/quay.jpg">`, 'saved/a.html', `<img src="${home}/quay.jpg">`],
    ['<a href="b.html">', 'saved/a.html', '<a href="b.html"></a>'],
  ])('without an address are those of its pictures’ files: %s in %s', (html, file, expected) => {
    const tree = parseHtmlFragment(html)
    resolvePicturePaths(listElements(tree), file)
    expect(toHtml(tree)).toBe(expected)
  })

  it.each([
    ['<p>', `${home}/a/b`, `${home}/a/b`],
    ['<base href="/c/">', `${home}/a/b`, `${home}/c/`],
    ['<base href="https://other.example/">', null, 'https://other.example/'],
    ['<base href="/c/">', null, null],
    ['<base target="x">', `${home}/a/b`, `${home}/a/b`],
    ['<base href="https://[">', `${home}/a/b`, `${home}/a/b`],
    ['<base href="/c/"><base href="/d/">', `${home}/a/b`, `${home}/c/`],
  ])('belong to its base: %s at %s', (html, url, expected) =>
    expect(findBaseUrl(listElements(parseHtmlFragment(html)), url)).toBe(expected),
  )
})

describe('the path of a file in a mirror', () => {
  const edition = { hosts: ['the-lantern.example', 'old.example'] }
  it.each([
    ['crawl/the-lantern.example/2016/a.html', [`${home}/2016/a.html`]],
    ['The-Lantern.Example/a/index.html', [`${home}/a/`, `${home}/a/index.html`]],
    ['the-lantern.example/index.htm', [`${home}/`, `${home}/index.htm`]],
    ['the-lantern.example/index.xhtml', [`${home}/`, `${home}/index.xhtml`]],
    ['the-lantern.example/index.shtml', [`${home}/`, `${home}/index.shtml`]],
    ['the-lantern.example/myindex.html', [`${home}/myindex.html`]],
    ['the-lantern.example/index.html.bak', [`${home}/index.html.bak`]],
    ['the-lantern.example\\a b#c.html', [`${home}/a%20b%23c.html`]],
    ['the-lantern.example/index.html?p=12', [`${home}/?p=12`, `${home}/index.html?p=12`]],
    [
      'the-lantern.example/index.html?p=12.html',
      [`${home}/?p=12`, `${home}/index.html?p=12`, `${home}/index.html?p=12.html`],
    ],
    ['the-lantern.example/a.php@id=3', [`${home}/a.php?id=3`]],
    ['the-lantern.example/a.php?id=3.html', [`${home}/a.php?id=3`, `${home}/a.php?id=3.html`]],
    ['the-lantern.example/@ada/a.html', [`${home}/@ada/a.html`]],
    ['the-lantern.example/old.example/a.html', ['https://old.example/a.html']],
    ['crawl/the-lantern.example', []],
    ['crawl/other.example/a.html', []],
  ])('gives its URLs: %s', (file, urls) => expect(urlsFromMirrorPath(file, edition)).toEqual(urls))

  it.each([
    [`${home}/index.html%3Fp=12.html#more`, `${home}/?p=12#more`],
    [`${home}/a/b.php%3Fid=3`, `${home}/a/b.php?id=3`],
    [`${home}/a/b.html?c=%3F`, `${home}/a/b.html?c=%3F`],
    [`${home}/a%3Fb=1?c=2`, `${home}/a%3Fb=1?c=2`],
    [`${home}/a/b.html`, `${home}/a/b.html`],
  ])('is the target of converted links: %s', (link, expected) => expect(toServedUrl(link)).toBe(expected))

  it.each([
    [`${home}/a/b.html`, 'x/the-lantern.example/a/b.html'],
    [`${home}/a/`, 'x/the-lantern.example/a/index.html'],
    [`${home}/%C3%A9?c=1`, 'x/the-lantern.example/é?c=1'],
    [`${home}/a%20b%23c%25.html`, 'x/the-lantern.example/a b#c%.html'],
    [`${home}/a%2Fb%FF.html`, 'x/the-lantern.example/a%2Fb%FF.html'],
    ['https://old.example/a', null],
  ])('gives the file of another URL: %s', (url, file) => {
    expect(deriveMirrorFilePath(url, 'x/the-lantern.example/z.html', edition)).toBe(file)
    expect(deriveMirrorFilePath(url, 'x/z.html', edition)).toBeNull()
    const inCapitals = deriveMirrorFilePath(url, 'x/The-Lantern.Example/z.html', edition)
    expect(inCapitals).toBe(file?.replace('the-lantern.example', 'The-Lantern.Example') ?? null)
  })

  it.each([
    ['a/www.b.example/c-d.org/e', ['www.b.example', 'c-d.org']],
    ['A.Example/b.example', ['a.example']],
    ['mirror.2014/page_files/a.files/b.html/-a.example/c..org/d.x/e', []],
    ['a.b-.org/plain/e', []],
    [`a.${'b'.repeat(24)}/c`, [`a.${'b'.repeat(24)}`]],
    [`a.${'b'.repeat(25)}/c`, []],
  ])('has folders that are hosts: %s', (file, hosts) => expect(listHostLikeFolders(file)).toEqual(hosts))
})

const filler = `<p>${'The board met on Tuesday and talked of the ferry for an hour. '.repeat(8)}</p>`
const page = (head: string, body = filler) =>
  `<!doctype html><html><head><title>A ferry for the winter</title>${head}</head><body>${body}</body></html>`

describe('the address of a saved page', () => {
  let folder: string
  beforeAll(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'morgue-mirror-'))
  })
  afterAll(() => rmSync(folder, { recursive: true }))

  const write = (file: string, text: string) => {
    const whole = path.join(folder, 'the-lantern.example', file)
    mkdirSync(path.dirname(whole), { recursive: true })
    writeFileSync(whole, text)
    return whole
  }
  const fieldsOf = async (file: string) => (await articleOf(htmlImporter, await openSource(file))).fields

  it('is the one that it states, and that of its path is a former one', async () => {
    const file = write('p/1.html', page(`<link rel="canonical" href="${home}/ferry">`))
    expect(await fieldsOf(file)).toMatchObject({
      url: `${home}/ferry`,
      formerly: [`${home}/p/1.html`],
      provenance: { url: 'canonical' },
    })
  })

  it('is that of its path where it states that of another file', async () => {
    write('q/1.html', page(''))
    const second = write('q/2.html', page(`<link rel="canonical" href="${home}/q/1.html">`))
    expect(await fieldsOf(second)).toMatchObject({
      url: `${home}/q/2.html`,
      formerly: [],
      provenance: { url: 'path' },
    })
    const itself = write('q/3.html', page(`<link rel="canonical" href="${home}/q/3.html">`))
    expect(await fieldsOf(itself)).toMatchObject({
      url: `${home}/q/3.html`,
      formerly: [],
      provenance: { url: 'canonical' },
    })
    const head = `<link rel="canonical" href="${home}/four"><meta property="og:url" content="${home}/q/1.html">`
    expect(await fieldsOf(write('q/4.html', page(head)))).toMatchObject({
      url: `${home}/four`,
      formerly: [`${home}/q/4.html`],
    })
  })

  it('is the one that HTTrack noted', async () => {
    const note = '<!-- Mirrored from the-lantern.example/?p=12 by HTTrack Website Copier/3.x -->'
    const file = write('index1a2b.html', page('').replace('<html>', `${note}<html>`))
    expect(await fieldsOf(file)).toMatchObject({
      url: 'http://the-lantern.example/?p=12',
      formerly: [`${home}/index1a2b.html`],
      provenance: { url: 'httrack' },
    })
  })

  it('is that of its path where it states that of a file to whose name wget added .html', async () => {
    write('u/1.html', page(''))
    const second = write('u/2.html', page(`<link rel="canonical" href="${home}/u/1">`))
    expect(await fieldsOf(second)).toMatchObject({ url: `${home}/u/2.html` })
    const itself = write('u/3.html', page(`<link rel="canonical" href="${home}/u/3">`))
    expect(await fieldsOf(itself)).toMatchObject({ url: `${home}/u/3` })
  })

  it('resolves its links, also those that wget converted', async () => {
    const body = `${filler}<p>See <a href="index.html%3Fp=7.html">the plan</a> of the board.</p>`
    const file = write('r/v.html', page('', body))
    const { markdown } = await articleOf(htmlImporter, await openSource(file))
    expect(markdown).toContain(`[the plan](${home}/r/?p=7)`)
  })

  it('resolves its links, also without its own', async () => {
    const file = write(
      'r/s.html',
      page('', `${filler}<p>See <a href="t.html">the plan</a> of the board.</p>`),
    )
    const { markdown } = await articleOf(htmlImporter, await openSource(file))
    expect(markdown).toContain(`[the plan](${home}/r/t.html)`)
  })

  it('is the one that it was captured from, and others of its host are former ones', () => {
    const head = `<link rel="canonical" href="${home}/b"><meta property="og:url" content="https://other.example/c">`
    const reading = readHtmlPage(
      { bytes: Buffer.from(page(head)), url: `${home}/a`, contentType: null },
      briefingFor(lantern),
    )
    expect(reading).toMatchObject({
      fields: {
        url: `${home}/a`,
        formerly: [`${home}/b`],
        provenance: expect.not.objectContaining({ url: expect.anything() }),
      },
    })
  })

  it('is the one that the archivist gave', () => {
    const briefing = briefingFor(lantern, { url: `${home}/z` })
    const reading = readHtmlPage({ bytes: Buffer.from(page('')), url: null, contentType: null }, briefing)
    expect(reading).toMatchObject({ fields: { url: `${home}/z`, formerly: [] } })
  })
})

describe('a file', () => {
  it.each(['a.html', 'A.HTM', 'a.xhtml', 'a.shtml'])('is a page by its name: %s', (file) =>
    expect(htmlImporter.recognises(sourceOf(file, 'Words'))).toBe(true),
  )
  it.each([
    ['a.php', '<!doctype html>', true],
    ['a.html.txt', 'Words', false],
    ['html', 'Words', false],
  ])('is a page by its beginning: %s %j', (file, text, expected) =>
    expect(htmlImporter.recognises(sourceOf(file, text))).toBe(expected),
  )

  it('that is not an article is skipped by its kind', async () => {
    expect(await readingsOf(htmlImporter, sourceOf('a.html', '<rss version="2.0">'))).toEqual([
      { kind: 'skipped', file: 'a.html', why: 'feed', record: 'a.html', takeable: false },
    ])
    expect(await readingsOf(htmlImporter, sourceOf('a.html', ' \n '))).toMatchObject([
      { kind: 'rejection', reason: expect.stringMatching(/^contains no article text: /) },
    ])
  })

  it('has a limit of size', async () => {
    async function* stream() {
      yield new Uint8Array(0)
    }
    const source = { file: 'a.html', size: 32 * 1024 * 1024 + 1, head: new Uint8Array(0), stream }
    expect(await readingsOf(htmlImporter, source)).toMatchObject([
      {
        reason:
          'is larger than 32 MiB, the limit for one page: leave it out, or save the page again in a browser, as "Webpage, complete", from its site or from web.archive.org',
      },
    ])
  })

  it('is kept as its original, and says what its site is called', async () => {
    const bytes = Buffer.from(page('<meta property="og:site_name" content="The Lantern">'))
    const events = []
    for await (const event of htmlImporter.read(
      sourceOf('the-lantern.example/a.html', bytes),
      briefingFor(lantern),
    ))
      events.push(event)
    expect(events).toMatchObject([
      { kind: 'site', name: 'The Lantern', url: home },
      { kind: 'article', slug: null, original: { bytes, mediaType: 'text/html', extension: 'html' } },
    ])
  })
})
