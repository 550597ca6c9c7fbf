import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync, zstdCompressSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import {
  findHeaderEnd,
  parseHeaderBlock,
  parseMediaType,
} from '../../../../src/cli/import/source/header-block.ts'
import { removeChunkFraming } from '../../../../src/cli/import/web-capture/http/chunked.ts'
import { decodeBody } from '../../../../src/cli/import/web-capture/http/http-content.ts'
import { parseHttpResponse } from '../../../../src/cli/import/web-capture/http/http-response.ts'
import { classifyPayloadSample } from '../../../../src/cli/import/web-capture/http/payload-kind.ts'

const textOf = (result: { bytes: Buffer } | { reason: string }) =>
  'bytes' in result ? result.bytes.toString() : result.reason

describe('a body in chunks', () => {
  it.each([
    ['3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n', 'abcde'],
    ['3\nabc\n2\nde\n0\n', 'abcde'],
    ['A;x=y\r\n0123456789\r\n0\r\n', '0123456789'],
    ['3 \r\nabc\r\n', 'abc'],
    ['3\r\nabc', 'abc'],
    ['3\r\nabc2\r\nde\r\n0\r\n', 'abcde'],
    ['<html>', '<html>'],
    ['xyz\r\n', 'xyz\r\n'],
    [
      '3\r\nabc\r\nxyz\r\n',
      'is damaged within the page: save the page again in a browser, as "Webpage, complete", from its site or from web.archive.org, and import that',
    ],
    [
      '9\r\nabc',
      'is cut short within the page: save the page again in a browser, as "Webpage, complete", from its site or from web.archive.org, and import that',
    ],
    ['0\r\n\r\nabc', ''],
    ['123456789\r\nabc', '123456789\r\nabc'],
  ])('is joined: %j', (body, expected) =>
    expect(textOf(removeChunkFraming(Buffer.from(body)))).toBe(expected),
  )
})

describe('the header of a message', () => {
  it.each([
    ['a\r\nb: c\r\n\r\nd', 11],
    ['a\nb: c\n\nd', 8],
    ['a\n\nb\r\n\r\n', 3],
    ['a\r\n\r\nb\n\n', 5],
    ['a\nb', -1],
  ])('ends at its empty line: %j', (text, end) => expect(findHeaderEnd(Buffer.from(text))).toBe(end))

  it('has its fields, the repeated ones joined', () => {
    const header = parseHeaderBlock(
      Buffer.from('HTTP/1.1 200 OK\r\nA: b\r\n c\r\na : d\r\n: e\r\nf\r\nG:h:i\r\n\r\nbody'),
    )
    expect(header).toEqual({
      firstLine: 'HTTP/1.1 200 OK',
      fields: new Map([
        ['a', 'b c, d'],
        ['g', 'h:i'],
      ]),
      byteLength: 51,
    })
    expect(parseHeaderBlock(Buffer.from('a: b\n'))).toBeNull()
    expect(parseHeaderBlock(Buffer.from('x\nA: \xe9\n\n', 'latin1'))?.fields.get('a')).toBe('é')
    expect(parseHeaderBlock(Buffer.from('x\nA: é\n\n'))?.fields.get('a')).toBe('é')
  })

  it.each([
    ['Text/HTML; charset=x', 'text/html'],
    [' text/html ,text/plain', 'text/html'],
    ['', ''],
    [null, ''],
    [undefined, ''],
  ])('has a media type: %j', (text, expected) => expect(parseMediaType(text)).toBe(expected))

  it.each([
    ['HTTP/1.1 200 OK\r\nA: b\r\n\r\nbody', 200, 25],
    ['HTTP/2 404\r\n\r\n', 404, 14],
    ['http/1.0  301\tMoved\n\n', 301, 21],
    ['HTTP/1.1 200', 200, 12],
    ['HTTP/1.1 2000 OK\r\n\r\n', null, 0],
    ['HTTP/1.1 OK\r\n\r\n', null, 0],
    ['xHTTP/1.1 200 OK\r\n\r\n', null, 0],
    ['GET / HTTP/1.1\r\n\r\n', null, 0],
  ])('is that of a response: %j', (text, status, bodyStart) => {
    const response = parseHttpResponse(Buffer.from(text))
    expect(response && [response.status, response.bodyOffset]).toEqual(
      status === null ? null : [status, bodyStart],
    )
  })
})

describe('the encoding of a body', () => {
  const body = Buffer.from('<p>Words</p>')
  const decode = (bytes: Buffer, encoding: string, transfer = '') =>
    textOf(
      decodeBody(
        bytes,
        new Map([
          ['content-encoding', encoding],
          ['transfer-encoding', transfer],
        ]),
      ),
    )
  it.each([
    ['gzip', gzipSync(body)],
    ['X-GZIP', gzipSync(body)],
    ['deflate', deflateSync(body)],
    ['deflate', deflateRawSync(body)],
    ['br', brotliCompressSync(body)],
    ['zstd', zstdCompressSync(body)],
    ['identity, gzip', gzipSync(body)],
    ['gzip, br', brotliCompressSync(gzipSync(body))],
    ['gzip', body],
    ['', body],
  ])('is removed: %s', (encoding, bytes) => expect(decode(bytes, encoding)).toBe('<p>Words</p>'))

  it('of its transfer is removed first', () => {
    const chunked = Buffer.concat([
      Buffer.from(`${gzipSync(body).length.toString(16)}\r\n`),
      gzipSync(body),
      Buffer.from('\r\n0\r\n'),
    ])
    expect(decode(chunked, 'gzip', 'chunked')).toBe('<p>Words</p>')
    expect(decode(gzipSync(body), '', 'gzip')).toBe('<p>Words</p>')
    expect(decode(Buffer.from('9\r\nabc'), 'gzip', 'chunked')).toBe(
      'is cut short within the page: save the page again in a browser, as "Webpage, complete", from its site or from web.archive.org, and import that',
    )
  })

  it.each([
    [
      Buffer.from('x'),
      'compress',
      'is compressed by a method that morgue cannot read (compress): save the page again in a browser, as "Webpage, complete", from its site or from web.archive.org, and import that',
    ],
    [
      Buffer.from('x'),
      'y'.repeat(50),
      `is compressed by a method that morgue cannot read (${'y'.repeat(40)}): save the page again in a browser, as "Webpage, complete", from its site or from web.archive.org, and import that`,
    ],
    [
      gzipSync(body).subarray(0, 12),
      'gzip',
      'is damaged or cut short, since it cannot be unpacked as gzip: save the page again in a browser, as "Webpage, complete", from its site or from web.archive.org, and import that',
    ],
    [
      body,
      'gzip, gzip, gzip, gzip',
      'is compressed more than three times over: save the page again in a browser, as "Webpage, complete", from its site or from web.archive.org, and import that',
    ],
    [Buffer.alloc(0), 'gzip', ''],
  ])('may be beyond reading: %j', (bytes, encoding, reason) => expect(decode(bytes, encoding)).toBe(reason))
})

describe('a payload', () => {
  const classify = (
    mediaType: string,
    beginning = 'x',
    url = 'https://a.example/b',
    payloadLength = 1000,
  ) => {
    const kind = classifyPayloadSample({ mediaType, url, beginning: Buffer.from(beginning), payloadLength })
    return 'kind' in kind ? kind.kind : kind.skipReason
  }
  it.each([
    ['text/html', 'x', 'page'],
    ['application/xhtml+xml', 'x', 'page'],
    ['application/rss+xml', 'x', 'feed'],
    ['application/atom+xml', 'x', 'feed'],
    ['application/feed+json', 'x', 'feed'],
    ['image/png', 'x', 'picture'],
    ['image/svg+xml', 'x', 'picture'],
    ['image/', 'x', 'image/'],
    ['text/css', 'x', 'text/css'],
    ['', '<!doctype html>', 'page'],
    ['text/plain', '<html>', 'page'],
    ['application/octet-stream', '<html>', 'page'],
    ['application/unknown', '<html>', 'page'],
    ['unk', '<html>', 'page'],
    ['text/xml', '<rss version="2.0">', 'feed'],
    ['application/xml', '<feed>', 'feed'],
    ['text/xml', '<rdf:RDF x>', 'feed'],
    ['text/xml', '<urlset>', 'sitemap'],
    ['text/xml', '<sitemapindex >', 'sitemap'],
    ['text/xml', '<rssx>', 'text/xml'],
    ['', 'x', 'unknown type'],
    ['text/plain', 'x', 'text/plain'],
  ])('is known by its type, or its beginning: %s %s', (mediaType, beginning, expected) =>
    expect(classify(mediaType, beginning)).toBe(expected),
  )

  it('may be a list for robots, or a pixel', () => {
    expect(classify('text/plain', 'x', 'https://a.example/ROBOTS.txt')).toBe('robots')
    expect(classify('text/plain', 'x', 'https://a.example/robots.txt.html')).toBe('text/plain')
    expect([classify('image/gif', 'x', undefined, 99), classify('image/gif', 'x', undefined, 100)]).toEqual([
      'tracking pixel',
      'picture',
    ])
    expect(classify('x'.repeat(70))).toBe('x'.repeat(60))
  })
})
