import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { webCaptureImporter } from '../../../../src/cli/import/web-capture/web-capture-importer.ts'
import { readingsOf, sourceOf } from '../reading.ts'
import { readFileOf, readRecords, summary, theArticle } from './captures.ts'
import { emptyPage, expectedBody, html, members, page, record, redirect, response } from './warc.ts'

const story = 'http://the-lantern.example/2016/bridge'

describe('a capture', () => {
  it('becomes an article with its position in the file', async () => {
    const before = record({ type: 'warcinfo', block: 'software: a test\r\n' })
    const { fields, original, markdown } = theArticle(await readRecords(before, record()))
    expect(fields).toMatchObject({
      headline: 'The bridge reopens',
      published: '2016-04-07',
      url: story,
      formerly: [],
    })
    expect(markdown).toBe(expectedBody)
    expect(original).toEqual({
      mediaType: 'application/warc',
      extension: 'warc',
      record: `offset ${before.length} length ${record().length - 4}`,
      captured: '2016-04-08T10:00:00Z',
      earlier: [],
    })
  })

  it('is found by its compressed offset in a compressed file', async () => {
    const before = members(record({ type: 'request', block: 'GET / HTTP/1.1\r\n\r\n' }))
    const capture = members(record())
    const readings = await readFileOf('crawl.warc.gz', Buffer.concat([before, capture]))
    expect(theArticle(readings).original).toMatchObject({
      extension: 'warc.gz',
      record: `offset ${before.length} length ${capture.length}`,
    })
  })

  it('is found inside a file that was compressed as a whole', async () => {
    const before = record({ type: 'warcinfo', block: '' })
    const file = gzipSync(Buffer.concat([before, record()]))
    expect(theArticle(await readFileOf('crawl.warc.gz', file)).original.record).toBe(
      `offset 0 length ${file.length}, inflated offset ${before.length} length ${record().length - 4}`,
    )
  })

  it('can be a resource without HTTP header', async () => {
    const cyrillicBytes = Buffer.from(
      html().replace(/[а-я]/gi, (letter) => String.fromCharCode(letter.charCodeAt(0) - 0x360)),
      'latin1',
    )
    const resource = { type: 'resource', fields: { 'Content-Type': 'text/html;charset=iso-8859-5' } }
    const { fields, markdown } = theArticle(await readRecords(record({ ...resource, block: cyrillicBytes })))
    expect([fields.headline, fields.url, markdown]).toEqual(['The bridge reopens', story, expectedBody])
  })

  it('can have its URL in angle brackets, as GNU wget writes it', async () => {
    expect(theArticle(await readRecords(record({ uri: `<${story}>` }))).fields.url).toBe(story)
  })

  it('can have a date with fractions, or none', async () => {
    const captured = async (date: string) => theArticle(await readRecords(record({ date }))).original
    expect(await captured('2020-04-12T18:42:50.696509Z')).toMatchObject({ captured: '2020-04-12T18:42:50Z' })
    expect(await captured('yesterday')).toMatchObject({ captured: null })
  })

  it('can come from a file that cannot be read at any offset', async () => {
    const source = sourceOf('/nowhere/pipe', members(record({ uri: `${story}-0` }), record()))
    expect(summary(await readingsOf(webCaptureImporter, source))).toEqual([
      `The bridge reopens @ ${story}-0`,
      `The bridge reopens @ ${story}`,
    ])
  })
})

describe('of several captures of a page', () => {
  const old = record({ date: '2014-01-01T00:00:00Z', block: page('The old text') })
  const recent = record({ date: '2018-01-01T00:00:00Z', block: page('The new text') })

  it('the latest wins, wherever it stands', async () => {
    const { fields, original } = theArticle(await readRecords(recent, old))
    expect(fields.headline).toBe('The new text')
    expect(original).toMatchObject({
      captured: '2018-01-01T00:00:00Z',
      earlier: [`offset ${recent.length} length ${old.length - 4}`],
    })
  })

  it('the latest successful one wins', async () => {
    const gone = record({ date: '2020-01-01T00:00:00Z', block: response('404 Not Found', {}, html()) })
    const part = record({
      date: '2021-01-01T00:00:00Z',
      block: response('206 Partial', { 'Content-Type': 'text/html' }, '<p>'),
    })
    const away = record({ date: '2022-01-01T00:00:00Z', block: redirect('/closed') })
    const readings = await readRecords(old, recent, gone, part, away)
    expect(summary(readings)).toEqual([
      `status 404: ${story}`,
      `status 206: ${story}`,
      `The new text @ ${story}`,
    ])
  })

  it('a complete one wins over a truncated one', async () => {
    const cut = record({ date: '2020-01-01T00:00:00Z', fields: { 'WARC-Truncated': 'length' } })
    expect(theArticle(await readRecords(recent, cut)).fields.headline).toBe('The new text')
  })

  it('an earlier one is read when the latest has no article', async () => {
    const closed = (year: number) =>
      record({
        date: `${year}-01-01T00:00:00Z`,
        fields: { 'WARC-Payload-Digest': 'sha1:AAAA' },
        block: emptyPage,
      })
    const years = [2020, 2021, 2022, 2023, 2024, 2025, 2026].map(closed)
    expect(summary(await readRecords(old, ...years))).toEqual([`The old text @ ${story}`])
  })

  it('an earlier one is read when the latest is rejected as unreadable', async () => {
    const broken = record({
      date: '2020-01-01T00:00:00Z',
      block: page('Lost', { 'Content-Encoding': 'zstd, gzip, br, br' }),
    })
    expect(summary(await readRecords(old, broken))).toEqual([
      'refused: is compressed more than three times over: save the page again in a browser, as "Webpage, complete", from its site or from web.archive.org, and import that',
      `The old text @ ${story}`,
    ])
  })

  it('without an article, the page is skipped once, with its kind', async () => {
    const empty = (date: string) => record({ date, block: emptyPage })
    expect(summary(await readRecords(empty('2014-01-01T00:00:00Z'), empty('2015-01-01T00:00:00Z')))).toEqual([
      `empty: ${story}`,
    ])
  })
})

describe('a revisit', () => {
  const digest = { 'WARC-Payload-Digest': 'sha1:BRIDGE' }
  const first = record({ date: '2014-01-01T00:00:00Z', fields: digest })
  const revisit = (fields: Record<string, string>, uri = story) =>
    record({ type: 'revisit', uri, date: '2019-01-01T00:00:00Z', fields, block: '' })

  it.each([
    ['digest', digest],
    ['URL and date', { 'WARC-Refers-To-Target-URI': story, 'WARC-Refers-To-Date': '2014-01-01T00:00:00Z' }],
    ['identifier', { 'WARC-Refers-To': `<urn:test:response:${story}:2014-01-01T00:00:00Z>` }],
  ])('finds its payload by %s', async (_, fields) => {
    const { original, markdown } = theArticle(await readRecords(first, revisit(fields)))
    expect(markdown).toBe(expectedBody)
    expect(original).toMatchObject({
      record: `offset 0 length ${first.length - 4}`,
      captured: '2019-01-01T00:00:00Z',
      earlier: [`offset ${first.length} length ${revisit(fields).length - 4}`],
    })
  })

  it('can refer to another page with the same bytes', async () => {
    const other = 'http://the-lantern.example/reprint'
    expect(summary(await readRecords(revisit(digest, other), first))).toEqual([
      `The bridge reopens @ ${story}`,
      `The bridge reopens @ ${other}`,
    ])
  })

  it('without its payload is rejected when it is the only capture of its page', async () => {
    const css = response('200 OK', { 'Content-Type': 'text/css' })
    const png = response('200 OK', { 'Content-Type': 'image/png' })
    const at = (uri: string, block: Buffer) => record({ type: 'revisit', uri, block })
    expect(
      summary(
        await readRecords(
          at('http://a.example/css', css),
          at('http://a.example/png', png),
          at(story, page()),
        ),
      ),
    ).toEqual([
      'text/css: http://a.example/css',
      'repeat of a capture: http://a.example/png',
      'refused: refers to an earlier capture of the same page, which is in none of the files given: import this file again together with the one that contains that capture, in one command',
    ])
  })

  it('can be a redirect', async () => {
    const moved = record({ type: 'revisit', uri: `${story}-old`, block: redirect(story) })
    expect(theArticle(await readRecords(first, moved)).fields.formerly).toEqual([`${story}-old`])
  })
})

describe('a file', () => {
  const detects = (name: string, content: string | Buffer) =>
    webCaptureImporter.recognises(sourceOf(name, content))

  it('is recognised by its name, or by its first bytes', () => {
    for (const name of ['a.warc', 'a.WARC.gz', 'a.wacz', 'a.arc', 'a.arc.gz', 'a.cdx', 'a.cdxj', 'a.cdx.gz'])
      expect(detects(name, ''), name).toBe(true)
    expect(detects('a.bin', record())).toBe(true)
    expect(detects('a.gz', members(record()))).toBe(true)
    for (const other of ['', 'Dear reader', gzipSync('Dear reader'), members(record()).subarray(0, 4)])
      expect(detects('a.bin', other)).toBe(false)
  })

  it.each([
    ['a.warc', '', 'is empty: leave it out, or copy the file again'],
    ['a.arc', 'filedesc://a.arc', /^is an ARC file/],
    ['a.bin', gzipSync('filedesc://a.arc'), /^is an ARC file/],
    ['a.cdxj', 'example,the-lantern)/', /^is only an index of pages/],
    ['a.warc', 'Dear reader', /^is not a WARC record/],
    ['a.warc', Buffer.alloc(5000), /^is not a WARC record/],
  ])('is refused when it cannot be read: %s', async (name, content, reason) => {
    const readings = await readFileOf(name, Buffer.from(content))
    const expected = typeof reason === 'string' ? reason : expect.stringMatching(reason)
    expect(readings).toMatchObject([{ kind: 'rejection', reason: expected }])
  })
})
