import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync, zstdCompressSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { readRecords, summary, theArticle } from './captures.ts'
import { expectedBody, html, record, redirect, response } from './warc.ts'

const bodyOf = async (...records: readonly Buffer[]) => theArticle(await readRecords(...records)).markdown

describe('a body', () => {
  const chunked = (body: Buffer) =>
    Buffer.concat([
      Buffer.from('3;note=a\r\n'),
      body.subarray(0, 3),
      Buffer.from(`\r\n${(body.length - 3).toString(16)}\r\n`),
      body.subarray(3),
      Buffer.from('\r\n0\r\nTrailer: x\r\n\r\n'),
    ])
  const encoded = (fields: Record<string, string>, body: Buffer) =>
    record({ block: response('200 OK', { 'Content-Type': 'text/html; charset=utf-8', ...fields }, body) })
  const text = Buffer.from(html())

  it.each<[string, Record<string, string>, Buffer]>([
    ['chunked', { 'Transfer-Encoding': 'chunked' }, chunked(text)],
    ['gzip', { 'Content-Encoding': 'gzip' }, gzipSync(text)],
    ['x-gzip', { 'Content-Encoding': 'x-gzip' }, gzipSync(text)],
    ['zlib', { 'Content-Encoding': 'deflate' }, deflateSync(text)],
    ['bare deflate', { 'Content-Encoding': 'deflate' }, deflateRawSync(text)],
    ['Brotli', { 'Content-Encoding': 'BR' }, brotliCompressSync(text)],
    ['Zstandard', { 'Content-Encoding': 'zstd' }, zstdCompressSync(text)],
    [
      'gzip, then chunked',
      { 'Content-Encoding': 'gzip', 'Transfer-Encoding': 'chunked' },
      chunked(gzipSync(text)),
    ],
    ['gzip in transfer', { 'Transfer-Encoding': 'gzip, chunked' }, chunked(gzipSync(text))],
    ['two encodings', { 'Content-Encoding': 'br, gzip' }, gzipSync(brotliCompressSync(text))],
    ['identity', { 'Content-Encoding': 'identity' }, text],
    ['chunked, it says', { 'Transfer-Encoding': 'chunked' }, text],
    ['gzip, it says', { 'Content-Encoding': 'gzip' }, text],
    ['Brotli, it says', { 'Content-Encoding': 'br' }, text],
  ])('is decoded: %s', async (_, fields, body) => {
    expect(await bodyOf(encoded(fields, body))).toBe(expectedBody)
  })

  it.each<[string, Record<string, string>, Buffer]>([
    [
      'is compressed by a method that morgue cannot read (pack200): save the page again in a browser, as "Webpage, complete", from its site or from web.archive.org, and import that',
      { 'Content-Encoding': 'pack200' },
      text,
    ],
    [
      'is damaged or cut short, since it cannot be unpacked as gzip: save the page again in a browser, as "Webpage, complete", from its site or from web.archive.org, and import that',
      { 'Content-Encoding': 'gzip' },
      gzipSync(text).subarray(0, 60),
    ],
    [
      'is cut short within the page: save the page again in a browser, as "Webpage, complete", from its site or from web.archive.org, and import that',
      { 'Transfer-Encoding': 'chunked' },
      Buffer.from('ff\r\nshort'),
    ],
    [
      'is damaged within the page: save the page again in a browser, as "Webpage, complete", from its site or from web.archive.org, and import that',
      { 'Transfer-Encoding': 'chunked' },
      Buffer.from('2\r\nab\r\nnone'),
    ],
    [
      'would unpack to over 64 MiB, more than any real article: ignore it or, if it is an article, save the page again in a browser, as "Webpage, complete", from its site or from web.archive.org, and import that',
      { 'Content-Encoding': 'gzip' },
      gzipSync(Buffer.alloc(80 * 2 ** 20)),
    ],
  ])('is refused: %s', async (reason, fields, body) => {
    expect(summary(await readRecords(encoded(fields, body)))).toEqual([`refused: ${reason}`])
  })
})

describe('a response other than a page', () => {
  const answered = (uri: string, type: string, body: string | Buffer) =>
    record({
      uri: `http://a.example/${uri}`,
      block: response('200 OK', type === '' ? {} : { 'Content-Type': type }, body),
    })

  it('is skipped, with its kind', async () => {
    const readings = await readRecords(
      answered('style', 'text/css; charset=utf-8', 'p {}'),
      answered('feed', 'application/rss+xml', '<rss>'),
      answered('old-feed', 'text/xml', '<?xml version="1.0"?><rss version="0.91">'),
      answered('sitemap.xml', 'application/xml', '<?xml version="1.0"?><urlset>'),
      answered('robots.txt', 'text/plain', 'User-agent: *'),
      answered('notes', 'text/plain', 'Not a page'),
      answered('empty', 'text/html', ''),
      answered('unknown', '', '\x00\x01'),
      record({
        uri: 'http://a.example/dns',
        fields: { 'Content-Type': 'text/dns' },
        block: 'a.example 1.2.3.4',
      }),
      record({ uri: 'http://a.example/odd', type: 'novelty' }),
    )
    expect(summary(readings)).toEqual([
      'text/css: http://a.example/style',
      'feed: http://a.example/feed',
      'feed: http://a.example/old-feed',
      'sitemap: http://a.example/sitemap.xml',
      'robots: http://a.example/robots.txt',
      'text/plain: http://a.example/notes',
      'empty: http://a.example/empty',
      'unknown type: http://a.example/unknown',
      'text/dns: http://a.example/dns',
      'novelty: http://a.example/odd',
    ])
  })

  it('can still be a page, where its media type is uninformative', async () => {
    const readings = await readRecords(answered('1', '', html()), answered('2', 'text/plain', `\n${html()}`))
    expect(summary(readings)).toEqual([
      'The bridge reopens @ http://a.example/1',
      'The bridge reopens @ http://a.example/2',
    ])
  })

  it('is a picture, under every URL that it had, unless it is a tracking pixel', async () => {
    const readings = await readRecords(
      answered('bridge.jpg', 'image/jpeg', Buffer.alloc(5000, 1)),
      answered('pixel.gif', 'image/gif', Buffer.alloc(43, 1)),
      record({ uri: 'http://a.example/old.jpg', block: redirect('/bridge.jpg') }),
    )
    expect(summary(readings)).toEqual([
      'tracking pixel: http://a.example/pixel.gif',
      'image/jpeg 5000 @ http://a.example/bridge.jpg',
      'image/jpeg 5000 @ http://a.example/old.jpg',
    ])
  })
})
