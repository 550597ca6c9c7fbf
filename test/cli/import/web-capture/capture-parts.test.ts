import { describe, expect, it } from 'vitest'
import { removeFragmentAndTracking, toPageKey, toWebUrl } from '../../../../src/cli/import/urls/page-key.ts'
import type { Capture } from '../../../../src/cli/import/web-capture/pages/capture.ts'
import { CaptureIndex } from '../../../../src/cli/import/web-capture/pages/capture-index.ts'
import {
  listResourceUrls,
  rankCaptures,
} from '../../../../src/cli/import/web-capture/pages/captured-resource.ts'
import { classifyRecord } from '../../../../src/cli/import/web-capture/pages/classify-record.ts'
import type { RecordPosition, WarcRecord } from '../../../../src/cli/import/web-capture/records/record.ts'

const position: RecordPosition = {
  fileIndex: 0,
  section: { offset: 0, length: null, isGzip: false, recordCount: 0, damageReason: null },
  offsetInSection: 0,
  blockOffset: 0,
  endOffset: 0,
}

describe('a record', () => {
  const record = (fields: Record<string, string>, block = ''): WarcRecord => ({
    header: {
      firstLine: 'WARC/1.1',
      fields: new Map(
        Object.entries({
          'warc-target-uri': 'https://a.example/b',
          'content-type': 'application/http',
          ...fields,
        }),
      ),
      byteLength: 0,
    },
    position: { ...position, endOffset: Buffer.byteLength(block) },
    blockBeginning: Buffer.from(block),
    isLengthCorrect: true,
  })
  const response = (status: number, headers = 'Content-Type: text/html', body = '<p>x') =>
    `HTTP/1.1 ${status} X\r\n${headers}\r\n\r\n${body}`
  const page = {
    kind: 'page',
    url: 'https://a.example/b',
    isHttpResponse: true,
    contentType: 'text/html',
    redirectTargetUrl: null,
    revisitTarget: null,
  }
  const responseType = { 'warc-type': 'response' }

  it.each([
    [{ 'warc-type': 'warcinfo' }, '', null],
    [{ 'warc-type': 'Request' }, '', null],
    [{ 'warc-type': 'metadata' }, '', null],
    [{ 'warc-type': 'conversion' }, '', null],
    [{}, '', { skipReason: 'no type' }],
    [{ 'warc-type': 'x'.repeat(50) }, '', { skipReason: 'x'.repeat(40) }],
    [
      { 'warc-type': 'response', 'warc-segment-number': '1' },
      '',
      {
        rejectionReason:
          'is one segment of a segmented record, which cannot be imported: ignore it or, if it is an article, save the page again in a browser, as "Webpage, complete", from its site or from web.archive.org, and import that',
      },
    ],
    [
      { 'warc-type': 'response', 'warc-target-uri': 'https://[' },
      '',
      {
        rejectionReason:
          'has the invalid URL https://[: ignore it or, if it is an article, save the page again in a browser, as "Webpage, complete", from its site or from web.archive.org, and import that',
      },
    ],
    [{ 'warc-type': 'response', 'warc-target-uri': 'urn:x' }, '', null],
    [{ 'warc-type': 'response', 'content-type': 'text/dns' }, '', { skipReason: 'text/dns' }],
    [
      responseType,
      'x',
      {
        rejectionReason:
          'contains no answer of a web server: ignore it or, if it is an article, save the page again in a browser, as "Webpage, complete", from its site or from web.archive.org, and import that',
      },
    ],
    [responseType, response(200), page],
    [{ 'warc-type': 'response', 'content-type': '' }, response(299), page],
    [responseType, response(204), { skipReason: 'status 204' }],
    [responseType, response(205), { skipReason: 'status 205' }],
    [responseType, response(206), { skipReason: 'status 206' }],
    [responseType, response(304), { skipReason: 'status 304' }],
    [responseType, response(404), { skipReason: 'status 404' }],
    [responseType, response(200, 'A: b', ''), { skipReason: 'empty' }],
    [responseType, response(200, 'Content-Type: text/css'), { skipReason: 'text/css' }],
    [responseType, response(200, 'A: b', '<html>'), { ...page, contentType: null }],
    ...[301, 302, 303, 307, 308].map((status) => [
      responseType,
      response(status, 'Location: /c'),
      { kind: 'redirect', redirectTargetUrl: 'https://a.example/c' },
    ]),
    [responseType, response(301, 'A: b'), { skipReason: 'status 301' }],
    [responseType, response(301, 'Location: mailto:a'), { skipReason: 'status 301' }],
    [{ 'warc-type': 'resource', 'content-type': 'text/html' }, '<p>', { ...page, isHttpResponse: false }],
    [{ 'warc-type': 'revisit' }, response(404), { skipReason: 'status 404' }],
    [{ 'warc-type': 'revisit' }, response(400), { skipReason: 'status 400' }],
    [
      { 'warc-type': 'revisit' },
      response(302, 'Location: /c'),
      { kind: 'redirect', redirectTargetUrl: 'https://a.example/c' },
    ],
    [
      {
        'warc-type': 'revisit',
        'warc-refers-to': '<urn:x>',
        'warc-refers-to-target-uri': 'https://a.example/d',
        'warc-refers-to-date': '2016-01-02T03:04:05Z',
      },
      '',
      {
        kind: 'revisit',
        contentType: null,
        revisitTarget: { recordId: 'urn:x', url: 'https://a.example/d', date: '2016-01-02T03:04:05Z' },
      },
    ],
    [
      { 'warc-type': 'revisit' },
      response(200),
      { kind: 'revisit', contentType: 'text/html', revisitTarget: { recordId: null, url: null, date: null } },
    ],
  ] as [Record<string, string>, string, object | null][])(
    'is classified: %j %j',
    (fields, block, expected) => {
      const classified = classifyRecord(record(fields, block))
      if (expected === null) expect(classified).toBe('accompanies captures')
      else expect(classified).toMatchObject(expected)
    },
  )

  it.each([
    ['2016-01-02T03:04:05Z', '2016-01-02T03:04:05Z'],
    ['2016-01-02T03:04:05.678Z', '2016-01-02T03:04:05Z'],
    ['2016-01-02T03:04:05', '2016-01-02T03:04:05Z'],
    ['2016-01', '2016-01'],
    ['soon', null],
  ])('has a date: %s', (date, expected) =>
    expect(
      classifyRecord(
        record(
          {
            ...responseType,
            'warc-date': date,
            'warc-truncated': 'length',
            'warc-record-id': '<urn:1>',
            'warc-payload-digest': 'SHA1:AB',
          },
          response(200),
        ),
      ),
    ).toMatchObject({ date: expected, isTruncated: true, recordId: 'urn:1', payloadDigest: 'sha1:ab' }),
  )
})

describe('the index of captures', () => {
  const capture = (url: string, more: Partial<Capture> = {}): Capture => ({
    kind: 'page',
    url,
    date: null,
    contentType: null,
    isHttpResponse: true,
    redirectTargetUrl: null,
    isTruncated: false,
    recordId: null,
    payloadDigest: null,
    revisitTarget: null,
    position,
    payloadPosition: { ...position },
    ...more,
  })

  it('has every capture of a page under one key, and counts them', () => {
    const index = new CaptureIndex()
    for (const url of [
      'http://a.example/b',
      'https://a.example/b?utm_source=x',
      'https://a.example/b#c',
      'https://a.example/c',
    ])
      index.addCapture(capture(url))
    expect([...index.resourceByPageKey].map(([key, { captures }]) => [key, captures.length])).toEqual([
      ['://a.example/b', 3],
      ['://a.example/c', 1],
    ])
    expect(index.captureCount).toBe(4)
    for (const type of ['request', 'warcinfo', 'request']) index.countAccompanyingRecord(type)
    expect([...index.accompanyingCountByRecordType]).toEqual([
      ['request', 2],
      ['warcinfo', 1],
    ])
  })

  it('keeps a page where its URL once answered with a picture', () => {
    const kinds = (...list: Capture['kind'][]) => {
      const index = new CaptureIndex()
      for (const kind of list) index.addCapture(capture('https://a.example/b', { kind }))
      const [resource] = index.resourceByPageKey.values()
      return resource && [resource.kind, resource.captures.length]
    }
    expect([
      kinds('page', 'picture'),
      kinds('picture', 'page'),
      kinds('picture', 'picture', 'page', 'page'),
    ]).toEqual([
      ['page', 1],
      ['page', 1],
      ['page', 2],
    ])
  })

  it('has redirects by their last target that leads away', () => {
    const index = new CaptureIndex()
    const redirect = (redirectTargetUrl: string | null, date: string | null, url = 'https://a.example/b') =>
      index.addCapture(capture(url, { kind: 'redirect', redirectTargetUrl, date }))
    redirect(null, null)
    expect(index.redirectByPageKey.size).toBe(0)
    redirect('https://a.example/b#x', '2018')
    redirect('https://a.example/c', '2016')
    redirect('https://a.example/d', '2015')
    redirect('http://a.example/b', '2019', 'http://a.example/b')
    expect([...index.redirectByPageKey.values()]).toEqual([
      {
        targetUrl: 'https://a.example/c',
        date: '2016',
        redirectingUrls: new Set(['https://a.example/b', 'http://a.example/b']),
        fileIndex: 0,
      },
    ])
    redirect('https://a.example/e', '2016')
    expect([...index.redirectByPageKey.values()][0]?.targetUrl).toBe('https://a.example/e')
    index.addCapture(capture('https://a.example/f', { kind: 'revisit' }))
    expect(index.revisits.map(({ url }) => url)).toEqual(['https://a.example/f'])
  })

  it('ranks whole captures first, then the latest, each payload once', () => {
    const captures = [
      capture('u:1', { date: '2016' }),
      capture('u:2', { date: '2018', isTruncated: true }),
      capture('u:3', { date: '2017' }),
      capture('u:4'),
      capture('u:5', { date: '2017' }),
    ]
    const again = capture('u:6', { date: '2015', payloadPosition: captures[0]?.payloadPosition ?? position })
    const resource = {
      kind: 'page' as const,
      captures: [...captures, again],
      redirectingUrls: ['u:7', 'u:1'],
    }
    expect(rankCaptures(resource).map(({ url }) => url)).toEqual(['u:5', 'u:3', 'u:1', 'u:4', 'u:2'])
    expect([...listResourceUrls(resource)]).toEqual(['u:1', 'u:2', 'u:3', 'u:4', 'u:5', 'u:6', 'u:7'])
  })
})

describe('the URL of a capture', () => {
  it.each([
    ['<http://a.example/b>', 'http://a.example/b'],
    ['https://u:p@a.example/b', 'https://a.example/b'],
    ['ftp://a.example/b', null],
    ['xhttps://a.example', null],
    [`https://a.example/${'x'.repeat(2030)}`, `https://a.example/${'x'.repeat(2030)}`],
    [`https://a.example/${'x'.repeat(2031)}`, null],
    ['a', null],
  ])('is read: %s', (text, expected) => expect(toWebUrl(text)).toBe(expected))

  it.each([
    ['https://a.example/b#c', 'https://a.example/b'],
    ['https://a.example/b?utm_source=x&c=1&FBCLID=2&gclid', 'https://a.example/b?c=1'],
    ['https://a.example/b?c=%20&d', 'https://a.example/b?c=%20&d'],
    ['https://a.example/b?xutm_a=1&fbclids=2', 'https://a.example/b?xutm_a=1&fbclids=2'],
    ['https://a.example/b?utm_a=1', 'https://a.example/b'],
    ['https://a.example/b', 'https://a.example/b'],
  ])('loses what tracks readers: %s', (url, expected) => {
    expect(removeFragmentAndTracking(url)).toBe(expected)
    expect(toPageKey(url)).toBe(expected.slice('https'.length))
  })
})
