import { existsSync, globSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { formatArticleFile } from '../../../../src/cli/content/files/format-article-file.ts'
import { decodePage } from '../../../../src/cli/import/html/decode-page.ts'
import { htmlImporter } from '../../../../src/cli/import/html/html-importer.ts'
import { readHtmlPage } from '../../../../src/cli/import/html/read-html-page.ts'
import { parseAnyDate } from '../../../../src/cli/import/page/dates/parse-any-date.ts'
import { openSource } from '../../../../src/cli/import/source/source-file.ts'
import { detectLanguage } from '../../../../src/cli/import/text/detect-language.ts'
import { photograph, storedName } from '../../../support/photographs.ts'
import { articleOf, briefingFor, lantern, readingsOf, sourceOf } from '../reading.ts'

const fixtures = path.join(import.meta.dirname, '../fixtures/html')
const cases = globSync('*/source.html', { cwd: fixtures }).map((file) => path.dirname(file))

function briefingOf(name: string) {
  const file = path.join(fixtures, name, 'briefing.json')
  const said = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {}
  return briefingFor({ ...lantern, ...said })
}

const filler = `<p>${'The board met on Tuesday and talked of the ferry for an hour. '.repeat(8)}</p>`
const page = (head: string, body = filler) =>
  `<!doctype html><html><head><title>A ferry for the winter</title>${head}</head><body>${body}</body></html>`
const read = (text: string, url: string | null = null) =>
  readHtmlPage({ bytes: Buffer.from(text), url, contentType: 'text/html' }, briefingFor(lantern))
const fieldsOf = (text: string, url: string | null = null) => {
  const found = read(text, url)
  if ('otherKind' in found) throw new Error(found.otherKind)
  return found.fields
}

describe('a saved page', () => {
  it.each(cases.sort())('%s', async (name) => {
    const source = await openSource(path.join(fixtures, name, 'source.html'))
    const { fields, markdown } = await articleOf(htmlImporter, source, briefingOf(name))
    await expect(formatArticleFile(fields, markdown)).toMatchFileSnapshot(
      path.join(fixtures, name, 'expected.md'),
    )
  })

  it('has the URL of its path in a mirror', async () => {
    const source = sourceOf('crawl/the-lantern.example/2016/04/08/ferry/index.html', page(''))
    const { fields } = await articleOf(htmlImporter, source)
    expect(fields.url).toBe('https://the-lantern.example/2016/04/08/ferry/')
    expect(fields.provenance.url).toBe('path')
  })
})

describe('a page without an article', () => {
  it.each([
    [
      'empty',
      '',
      'is empty: leave it out, or save the page again in a browser, as "Webpage, complete", from its site or from web.archive.org',
    ],
    [
      'without a word',
      page('', '<script>x</script>'),
      'contains no article text: leave it out. If a browser shows an article there, write extract: { body: ".story" } in edition.yaml, with the CSS selector of its text in place of .story (the browser shows the selector under Inspect)',
    ],
    [
      'binary',
      new Uint8Array([0x89, 0x50, 0, 0, 0, 1, 2, 3, 4, 0, 0, 0]),
      'is a binary file, not a web page: leave it out, or save the page again in a browser, as "Webpage, complete", from its site or from web.archive.org',
    ],
    [
      'nested without end',
      `<html>${'<div>'.repeat(200_000)}text`,
      'contains elements nested more than 512 levels deep: leave it out, or save the page again in a browser, as "Webpage, complete", from its site or from web.archive.org',
    ],
  ])('is refused when it is %s', async (_, content, reason) => {
    const readings = await readingsOf(htmlImporter, sourceOf('a.html', content))
    expect(readings).toEqual([{ kind: 'rejection', file: 'a.html', line: null, record: null, reason }])
  })

  const links = Array.from({ length: 30 }, (_, n) => `<li><a href="/a${n}">Story number ${n} of the day</a>`)
  const list = `<ul>${links.join('')}</ul>`
  it.each([
    ['front', page('<meta property="og:type" content="website">', list), 'https://the-lantern.example/'],
    ['tag', page('', filler), 'https://the-lantern.example/tag/ferries/'],
    [
      'tag',
      page('<meta property="og:type" content="article">', list),
      'https://the-lantern.example/category/news/page/2',
    ],
    ['search', page('', list), 'https://the-lantern.example/?s=ferry'],
    ['list', page('', list), null],
    ['error', page('', '<p>Sorry.</p>').replace('A ferry for the winter', 'Page not found'), null],
    ['feed', '<?xml version="1.0"?><rss version="2.0"><channel></channel></rss>', null],
    ['sitemap', '<?xml version="1.0"?><urlset xmlns="x"></urlset>', null],
  ])('is recognised as %s', (kind, text, url) => {
    expect(read(text, url)).toEqual({ otherKind: kind })
  })
})

describe('the metadata of a page', () => {
  it('becomes a field without characters that front matter refuses', () => {
    const stated =
      '{"@type":"Article","headline":"A\\u0007 ferry &amp; <b>two</b> boats","author":["https://x.example/ann","Ann Example"]}'
    const fields = fieldsOf(page(`<script type="application/ld+json">${stated}</script>`))
    expect(fields).toMatchObject({ headline: 'A ferry & two boats', authors: ['Ann Example'] })
  })

  it('gives the first URL, and the others as former URLs', () => {
    const canonical = '<link rel="canonical" href="/2016/04/08/ferry-for-the-winter.html">'
    const url = 'https://the-lantern.example/amp/ferry-for-the-winter'
    expect(fieldsOf(page(canonical), url)).toMatchObject({
      url,
      formerly: ['https://the-lantern.example/2016/04/08/ferry-for-the-winter.html'],
    })
  })
})

describe('a date', () => {
  it.each([
    ['2016-04-08T10:00:00.000+0000', '2016-04-08T10:00:00+00:00'],
    ['2016-04-08T10:00:00-04', '2016-04-08T10:00:00-04:00'],
    ['2016-04-08 10:00:00', '2016-04-08T10:00:00'],
    ['20160408T100000Z', '2016-04-08T10:00:00Z'],
    ['20160408', '2016-04-08'],
    ['2016-04', '2016-04'],
    ['Fri, 08 Apr 2016 10:00:00 GMT', '2016-04-08T10:00:00Z'],
    ['Fri Apr 08 2016 10:00:00 GMT-0400 (Eastern Daylight Time)', '2016-04-08T10:00:00-04:00'],
    ['1460109600', '2016-04-08T10:00:00Z'],
    ['1460109600000', '2016-04-08T10:00:00Z'],
    ['08.04.2016', '2016-04-08'],
    ['8 kwietnia 2016', '2016-04-08'],
    ['2016年4月8日 10:30', '2016-04-08T10:30'],
    ['0000-00-00T00:00:00', null],
    ['1970-01-01T00:00:00Z', null],
    ['2016-02-30', null],
    ['soon', null],
  ])('%j is read as %j', (text, date) => expect(parseAnyDate(text, 'en')).toBe(date))

  it('is taken from the most reliable place, with its provenance', () => {
    const meta =
      '<meta name="date" content="2015-01-01"><meta property="article:published_time" content="2016-04-08">'
    expect(fieldsOf(page(meta))).toMatchObject({
      published: '2016-04-08',
      provenance: { published: 'article' },
    })
    const line = `<h1>A ferry for the winter</h1><p class="meta">Published <time>April 8, 2016</time></p>${filler}`
    expect(fieldsOf(page('', line))).toMatchObject({
      published: '2016-04-08',
      provenance: { published: 'time' },
    })
    const url = 'https://the-lantern.example/2016/04/a-ferry-for-winter'
    expect(fieldsOf(page(''), url)).toMatchObject({ published: '2016-04', provenance: { published: 'url' } })
  })
})

describe('the characters of a page', () => {
  const bytesOf = (text: string) => Buffer.from(text, 'latin1')
  it.each([
    ['UTF-8, whatever it is called', Buffer.from('<meta charset=iso-8859-1>été'), null, 'été'],
    [
      'windows-1252 that is called UTF-8',
      bytesOf('<meta charset=utf-8>l\x92\xe9t\xe9'),
      'text/html; charset=utf-8',
      'l’été',
    ],
    ['what the server says', bytesOf('\xb3\xf3d\xbc'), 'text/html; charset=iso-8859-2', 'łódź'],
    [
      'what the page says',
      bytesOf('<meta http-equiv=content-type content="text/html; charset=windows-1251">\xec\xe8\xf0'),
      null,
      'мир',
    ],
    ['a byte-order mark', Buffer.from('\ufeffété', 'utf16le'), null, 'été'],
    [
      'Japanese that says nothing',
      Buffer.from('82b182ea82cd93fa967b8cea82cc95b68fcd82c582b781428adf82e882dc82b582bd8142', 'hex'),
      null,
      'これは日本語の文章です。',
    ],
    [
      'Russian that says nothing',
      Buffer.from('cff0e8e2e5f22c20fdf2ee20f0f3f1f1eae8e920f2e5eaf1f2', 'hex'),
      null,
      'Привет, это русский текст',
    ],
    [
      'UTF-8 with one damaged byte',
      Buffer.concat([Buffer.from('été déjà '), bytesOf('\xe9t')]),
      null,
      'été déjà ét',
    ],
  ])('are read in %s', (_, bytes, contentType, text) => {
    expect(decodePage(bytes, contentType)).toMatchObject({ text: expect.stringContaining(text) })
  })
})

describe('the language of a text', () => {
  it.each([
    [
      'fr',
      'Le conseil a voté mardi pour garder le bac de nuit, après une réunion qui a duré quatre heures et qui a attiré plus de gens que la salle n’avait de chaises. Les élus avaient appris en octobre que la traversée perdait de l’argent.',
    ],
    [
      'en',
      'The board voted on Tuesday to keep the night ferry running, after a meeting that lasted four hours and drew more people than the hall had chairs for. Members had been told in October that the crossing lost money on every sailing.',
    ],
    [
      'de',
      'Der Rat hat am Dienstag beschlossen, die Nachtfähre zu behalten, nach einer Sitzung, die vier Stunden dauerte und zu der mehr Menschen kamen, als der Saal Stühle hatte. Im Oktober hatte man den Mitgliedern gesagt, dass die Überfahrt Geld verliert.',
    ],
    [null, 'Ferry 9.15 10.30 11.45'],
  ])('is %s', (language, text) => expect(detectLanguage(text)).toBe(language))
})

describe('the address and the language of a page', () => {
  it('are that of its capture, before the one that the archivist gave', () => {
    const briefing = briefingFor(lantern, { url: 'https://the-lantern.example/given' })
    const urlOf = (url: string | null) => {
      const found = readHtmlPage({ bytes: Buffer.from(page('')), url, contentType: null }, briefing)
      return 'otherKind' in found ? found : found.fields.url
    }
    expect(urlOf('https://the-lantern.example/captured')).toBe('https://the-lantern.example/captured')
    expect(urlOf(null)).toBe('https://the-lantern.example/given')
  })

  it('are reported where the page states others, on hosts that the edition does not list', async () => {
    const other = 'https://other.example/ferry'
    const head = `<link rel="canonical" href="https://the-lantern.example/ferry"><meta property="og:url" content="${other}">`
    const readings = await readingsOf(htmlImporter, sourceOf('a.html', page(head)))
    expect(readings).toContainEqual({ kind: 'unlisted', unlistedUrls: [other] })
    const ownReadings = await readingsOf(htmlImporter, sourceOf('a.html', page('')))
    expect(ownReadings.map(({ kind }) => kind)).toEqual(['article'])
  })

  it('are also those on the host of its own address, which the edition does not list', () => {
    const head = '<link rel="canonical" href="https://other.example/a">'
    expect(fieldsOf(page(head), 'https://other.example/b').formerly).toEqual(['https://other.example/a'])
  })

  it('are that of its words, whatever it states: a byline is read in it', () => {
    const french = `<p>${'Le conseil a parlé du bateau pendant une heure et il est parti sans rien dire de plus. '.repeat(8)}</p>`
    const html = page('', `<h1>Un bateau</h1><p class="byline">Par Anne Roux et Bo Roe</p>${french}`)
    const fields = fieldsOf(html.replace('<html>', '<html lang="en">'))
    expect([fields.language, fields.authors]).toEqual(['fr', ['Anne Roux', 'Bo Roe']])
  })
})

it('a page contains the pictures that its article shows, and no others', async () => {
  const [own, advert] = await Promise.all([photograph(160, 100), photograph(100, 160)])
  const img = (bytes: Buffer) => `<img src="data:image/jpeg;base64,${bytes.toString('base64')}">`
  const body = `<article><h1>A ferry</h1>${filler}<figure>${img(own)}</figure>${filler}</article><aside class="advert">${img(advert)}</aside>`
  const found = read(page('', body))
  expect('embeddedPictures' in found && found.embeddedPictures.map(({ url }) => url)).toEqual([
    `/media/${storedName(own)}`,
  ])
})

it('a page in an older encoding that it does not declare is read with a warning', () => {
  const bytes = Buffer.from(page('').replace('winter', 'caf\xe9'), 'latin1')
  const found = readHtmlPage({ bytes, url: null, contentType: null }, briefingFor(lantern))
  expect('warnings' in found && found.warnings).toEqual([expect.stringContaining('read as windows-1252')])
})
