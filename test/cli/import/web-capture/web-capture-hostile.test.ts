import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { dueNumbers } from '../../../support/turns.ts'
import { readFileOf, readRecords, summary } from './captures.ts'
import { expectedBody, html, members, page, record, redirect, response } from './warc.ts'

const uri = (number: number | string) => `http://the-lantern.example/${number}`
const story = (number: number, more: Parameters<typeof record>[0] = {}) =>
  record({ uri: uri(number), block: page(`Story ${number}`), ...more })
const read = (number: number) => `Story ${number} @ ${uri(number)}`
const readGzip = (...parts: readonly Buffer[]) => readFileOf('crawl.warc.gz', Buffer.concat(parts))
const whole = (...records: readonly Buffer[]) => Buffer.from(gzipSync(Buffer.concat(records)))
const bytesOf = ({ block }: { block: Buffer }) => block.length
const length = bytesOf({ block: page('Story 2') })

/** The three ways of storing records. */
const packings: [string, (...records: readonly Buffer[]) => ReturnType<typeof readRecords>][] = [
  ['a plain file', readRecords],
  ['a file of gzip members', (...records) => readGzip(members(...records))],
  ['a file compressed as a whole', (...records) => readGzip(whole(...records))],
]

describe.each(packings)('in %s', (_, readAll) => {
  it.each([
    ['too small', length - 40],
    ['tiny', 1],
    ['too large', length + 60],
    ['much too large', 10 ** 12],
    ['missing', null],
  ])('a record whose length is %s is read whole, and the next one too', async (_, stated) => {
    const readings = await readAll(story(1), story(2, { length: stated }), story(3))
    expect(summary(readings)).toEqual([1, 2, 3].map(read))
    expect(readings).toContainEqual(
      expect.objectContaining({
        text: '1 record stated a wrong length, and was read up to the next record',
      }),
    )
    const bodies = readings.filter((reading) => reading.kind === 'article').map(({ markdown }) => markdown)
    expect(bodies).toEqual([expectedBody, expectedBody, expectedBody])
  })

  it('ignores a record inside a record', async () => {
    const inner = record({
      type: 'resource',
      uri: uri('crawl.warc'),
      block: story(9),
      fields: { 'Content-Type': 'application/warc' },
    })
    expect(summary(await readAll(story(1), inner, story(2)))).toEqual([
      `application/warc: ${uri('crawl.warc')}`,
      ...[1, 2].map(read),
    ])
  })

  it('rejects anything but an HTTP response', async () => {
    const bad = story(2, { block: '<html><title>Story 2</title>' })
    expect(summary(await readAll(story(1), bad, story(3)))).toEqual([
      'refused: contains no answer of a web server: ignore it or, if it is an article, save the page again in a browser, as "Webpage, complete", from its site or from web.archive.org, and import that',
      ...[1, 3].map(read),
    ])
  })

  it('reads a status line without a reason, and lines that end in LF', async () => {
    const bare = (status: string) => Buffer.from(`${status}\nContent-Type: text/html\n\n${html('Story 1')}`)
    const loose = Buffer.from(
      story(1, { block: bare('HTTP/1.1 200') })
        .toString()
        .replaceAll('\r\n', '\n'),
    )
    const old = record({ uri: uri(2), block: bare('HTTP/2  200 ') })
    expect(summary(await readAll(loose, old))).toEqual([read(1), `Story 1 @ ${uri(2)}`])
  })

  it('rejects a header that does not end, within the limit', async () => {
    const endless = Buffer.from(`WARC/1.0\r\nX: ${'a'.repeat(2 ** 20)}`)
    const readings = summary(await readAll(story(1), endless, Buffer.from('\r\n\r\n'), story(2)))
    expect(readings).toContainEqual(expect.stringContaining('is not a WARC record'))
    expect(readings).toContain(read(2))
  })

  it('reads an HTTP header that does not end as a page without a body', async () => {
    const headless = story(1, {
      block: `HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nX: ${'a'.repeat(2 ** 20)}`,
    })
    expect(summary(await readAll(headless, story(2)))).toEqual([`empty: ${uri(1)}`, read(2)])
  })

  it('continues after a page that would overflow its parser', async () => {
    const nested = response('200 OK', { 'Content-Type': 'text/html' }, '<div>'.repeat(10_000))
    expect(summary(await readAll(story(1), story(2, { block: nested }), story(3)))).toEqual([
      read(1),
      'refused: contains elements nested more than 512 levels deep: ignore it or, if it is an article, save the page again in a browser, as "Webpage, complete", from its site or from web.archive.org, and import that',
      read(3),
    ])
  })
})

describe('a file that is cut short', () => {
  it('gives its complete records, and rejects the last one', async () => {
    const records = [story(1), story(2), story(3)]
    const cut = (bytes: Buffer) => bytes.subarray(0, -60)
    const complete = [1, 2].map(read)
    expect(summary(await readRecords(cut(Buffer.concat(records))))).toEqual([
      expect.stringMatching(
        /^refused: is cut short, since only \d+ of its \d+ bytes remain: copy or download /,
      ),
      ...complete,
    ])
    expect(summary(await readGzip(cut(members(...records))))).toEqual([
      'refused: is cut short within its compressed data: copy or download the file again',
      ...complete,
    ])
  })

  it('gives its complete records when it was compressed as a whole', async () => {
    const noise = story(3, { block: page('Story 3', { 'X-Noise': hash(40_000) }) })
    const readings = await readGzip(whole(story(1), story(2), noise).subarray(0, -8000))
    expect(summary(readings)).toEqual([expect.stringMatching(/^refused: is cut short/), ...[1, 2].map(read)])
  })

  it('is rejected when nothing is left', async () => {
    expect(summary(await readGzip(members(story(1)).subarray(0, 12)))).toEqual([
      'refused: contains 12 bytes outside its gzip data, which were skipped: copy or download the file again',
    ])
    expect(summary(await readRecords(Buffer.alloc(0)))).toEqual([
      'refused: is empty: leave it out, or copy the file again',
    ])
  })
})

/** Incompressible letters, the same in every run. */
function hash(count: number, seed = 1): string {
  let state = seed
  return Array.from({ length: count }, () => {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0
    return String.fromCharCode(97 + ((state >>> 16) % 26))
  }).join('')
}

describe('a damaged member', () => {
  it.each([
    ['in its middle', (member: Buffer) => member.fill(0xff, member.length / 2, member.length / 2 + 20)],
    ['in its checksum', (member: Buffer) => member.fill(0, member.length - 8, member.length - 4)],
    ['at its end', (member: Buffer) => member.subarray(0, -20)],
  ])('%s is refused with its offset; the others are read', async (_, damage) => {
    const noise = members(story(2, { block: page('Story 2', { 'X-Noise': hash(5000) }) }))
    const before = members(story(1))
    const readings = await readGzip(before, damage(Buffer.from(noise)), members(story(3)))
    expect(readings).toContainEqual(
      expect.objectContaining({ kind: 'rejection', record: `offset ${before.length}` }),
    )
    expect(summary(readings).slice(1)).toEqual([1, 3].map(read))
  })

  it('does not hide an earlier capture of its page', async () => {
    const old = story(1, { date: '2010-01-01T00:00:00Z' })
    const recent = members(story(1))
    const damaged = recent.fill(0, recent.length - 8, recent.length - 4)
    const readings = await readGzip(members(old), damaged)
    expect(summary(readings)).toEqual([
      'refused: is damaged, since its checksum is wrong: copy or download the file again',
      read(1),
    ])
  })

  it('can be bytes that never were one, zeros among them', async () => {
    const magic = Buffer.from([0x1f, 0x8b, 8, 0x1f, 0x8b, 8, 255, 255, 255])
    const readings = await readGzip(
      members(story(1)),
      Buffer.alloc(512),
      members(story(2)),
      magic,
      Buffer.from('WARC/1.0'),
      members(story(3)),
    )
    expect(summary(readings)).toEqual([
      'refused: contains 17 bytes outside its gzip data, which were skipped: copy or download the file again',
      ...[1, 2, 3].map(read),
    ])
  })

  it('can have every field that gzip allows', async () => {
    const member = members(story(1))
    const fields = Buffer.from('\x03\x00abcname\x00comment\x00', 'latin1')
    const header = Buffer.from(member.subarray(0, 10)).fill(4 | 8 | 16, 3, 4)
    expect(summary(await readGzip(header, fields, member.subarray(10)))).toEqual([read(1)])
  })
})

describe('a decompression bomb', () => {
  it('of 80 MB in 80 kB is rejected', async () => {
    const bomb = members(
      story(2, { block: response('200 OK', { 'Content-Type': 'text/html' }, Buffer.alloc(80e6, 'a')) }),
    )
    expect(bomb.length).toBeLessThan(100e3)
    expect(summary(await readGzip(members(story(1)), bomb, members(story(3))))).toEqual([
      'refused: would unpack to over 64 MiB and 100 times its size, more than any real article: leave it out',
      ...[1, 3].map(read),
    ])
  })

  it('is no exception without compression: pages of 70 MB and 20 MB are rejected', async () => {
    const large = (size: number) =>
      response('200 OK', { 'Content-Type': 'text/html' }, Buffer.alloc(size, 'a'))
    const readings = await readRecords(
      story(1, { block: large(70e6) }),
      story(2, { block: large(20e6) }),
      story(3),
    )
    expect(summary(readings)).toEqual([
      'refused: is larger than 64 MiB, the limit for one page or picture: ignore it',
      'refused: is a page of more than 16 MiB, the limit for one article: ignore it or, if it is an article, save the page again in a browser, as "Webpage, complete", from its site or from web.archive.org, and import that',
      read(3),
    ])
  })

  it('of false member beginnings is given up', async () => {
    const readings = await readGzip(members(story(1)), Buffer.alloc(330_000, Buffer.from([0x1f, 0x8b, 8])))
    expect(summary(readings)).toEqual([
      'refused: contains too many bytes outside WARC records, so the rest was not read: copy or download the file again',
      read(1),
    ])
  })

  it('of lengths that send a reader back and forth is given up', async () => {
    const liars = Array.from({ length: 200 }, (_, number) => story(number, { length: 10 ** 9 }))
    const readings = summary(await readGzip(whole(...liars)))
    expect(readings).toContain(
      'refused: states wrong lengths for too many records, so the rest was not read: unpack it (a .warc.gz with `gunzip`, a .wacz with `unzip`), and import the unpacked file',
    )
    expect(readings).toContain(read(60))
  })
})

describe('many records', () => {
  const count = 2000
  const numbers = Array.from({ length: count }, (_, number) => number)

  // Nearly all are pictures, which are read again as pages are, in a hundredth of the time.
  it.each(packings)('are all read from %s', async (_, readAll) => {
    const isStory = (number: number) => number % 500 === 499
    const picture = response('200 OK', { 'Content-Type': 'image/png' }, Buffer.alloc(100, 1))
    const records = numbers.map((number) =>
      isStory(number) ? story(number) : record({ uri: uri(number), block: picture }),
    )
    expect(summary(await readAll(...records))).toEqual(
      numbers.map((number) => (isStory(number) ? read(number) : `image/png 100 @ ${uri(number)}`)),
    )
  })

  it('can be one circle of redirects, or one long chain', async () => {
    const to = (from: number, target: number) => record({ uri: uri(from), block: redirect(uri(target)) })
    const circle = numbers.map((number) => to(number, (number + 1) % count))
    expect(summary(await readRecords(...circle))).toHaveLength(count)
    const chain = Array.from({ length: 25 }, (_, number) => to(number, number + 1))
    const readings = await readRecords(...chain, story(25))
    const formerly = readings.flatMap((each) => (each.kind === 'article' ? each.fields.formerly : []))
    expect(formerly).toHaveLength(20)
    expect(summary(readings)).toHaveLength(6)
  })

  it('can be captures of one page', async () => {
    const date = (number: number) => `2016-01-01T00:${String(number % 60).padStart(2, '0')}:00Z`
    const captures = Array.from({ length: 2000 }, (_, number) => story(1, { date: date(number) }))
    const [article] = await readRecords(...captures)
    expect(article).toMatchObject({ original: { captured: '2016-01-01T00:59:00Z' } })
  })
})

describe('any damage', () => {
  it('never throws, and never loses the records before it', async () => {
    const whole = [story(1), story(2), story(3, { block: page('Story 3', { 'X-Noise': hash(3000) }) })]
    const files = [Buffer.concat(whole), members(...whole), Buffer.from(gzipSync(Buffer.concat(whole)))]
    for (const [index, file] of files.entries())
      for (const seed of dueNumbers(1, 150, 15)) {
        const damaged = Buffer.from(file)
        const [at, byte] = [(seed * 7919) % file.length, (seed * 31) % 256]
        damaged.fill(byte, at, Math.min(file.length, at + 1 + (seed % 5)))
        const readings = await readFileOf('crawl.warc', seed % 3 === 0 ? damaged.subarray(0, at) : damaged)
        const untouched = index === 1 && at > members(story(1)).length
        if (untouched) expect(summary(readings)).toContain(read(1))
      }
  })
})
