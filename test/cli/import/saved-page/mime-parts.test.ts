import { describe, expect, it } from 'vitest'
import { decodePartBody } from '../../../../src/cli/import/saved-page/decode-part.ts'
import { findHeaderAddress, MessageFiles } from '../../../../src/cli/import/saved-page/message-files.ts'
import {
  findContentTypeParameter,
  type MimePart,
  maxMessagePartCount,
  readMimeParts,
} from '../../../../src/cli/import/saved-page/mime-parts.ts'

const bodiesIn = (text: string) => {
  const { parts, isCutShort } = readMimeParts(Buffer.from(text, 'latin1'))
  return [...parts.map(({ body }) => body.toString('latin1')), ...(isCutShort ? ['cut short'] : [])]
}

const multipart = (boundary: string) => `Content-Type: multipart/related; boundary="${boundary}"\n\n`

describe('the parts of a message', () => {
  it.each([
    ['end at a line break that belongs to the delimiter', '--x\n\nA\n\n--x\n\nB\r\n--x--\n', ['A\n', 'B']],
    ['may be empty', '--x\n--x\n\nB\n--x--', ['', 'B']],
    ['begin after the preamble, and end before the epilogue', 'Pre\n--x\n\nA\n--x--\nPost\n--x\n\nB', ['A']],
    ['are as long as the message, if that is cut short', '--x\n\nA\n--x\n\nB', ['A', 'B', 'cut short']],
    ['are none without a delimiter', 'A', ['cut short']],
    ['have delimiters with white space', `--x${' '.repeat(78)}\n\nA\n--x-- \t\r\n`, ['A']],
    ['have delimiters at the beginning of lines', '--x\n\nA --x\nB\n--x--', ['A --x\nB']],
    ['have delimiters alone on their lines', '--x\n\nA\n--xy\n--x y\n--x--', ['A\n--xy\n--x y']],
  ])('%s', (_, body, expected) => expect(bodiesIn(multipart('x') + body)).toEqual(expected))

  it('is the message itself, if that has no delimiter or too long a one', () => {
    expect(bodiesIn('Content-Type: text/html\n\nA')).toEqual(['A'])
    expect(bodiesIn('Content-Type: text/html; boundary=x\n\n--x\n\nA\n--x--')).toEqual(['--x\n\nA\n--x--'])
    expect(bodiesIn('Content-Type: multipart/related\n\n--x\n\nA\n--x--')).toEqual(['--x\n\nA\n--x--'])
    const [allowed, long] = ['x'.repeat(200), 'x'.repeat(201)]
    expect(bodiesIn(`${multipart(allowed)}--${allowed}\n\nA\n--${allowed}--`)).toEqual(['A'])
    expect(bodiesIn(`${multipart(long)}--${long}\n\nA\n--${long}--`)).toHaveLength(1)
  })

  it('are nested eight times at most', () => {
    const nestedIn = (depth: number) =>
      Array.from({ length: depth }).reduceRight<string>(
        (inner, _, index) => `${multipart(`x${index}x`)}--x${index}x\n${inner}\n--x${index}x--`,
        'Content-Type: text/plain\n\nA',
      )
    expect(bodiesIn(nestedIn(8))).toEqual(['A'])
    expect(bodiesIn(nestedIn(9))).toEqual([expect.stringContaining('--x8x')])
  })

  it('are cut short if those of a part are', () => {
    const inner = `${multipart('y')}--y\n\nA`
    expect(bodiesIn(`${multipart('x')}--x\n${inner}\n--x\n\nB\n--x--`)).toEqual(['A', 'B', 'cut short'])
  })

  it('are read up to one more than a page can have', () => {
    const partsOf = (count: number) => bodiesIn(`${multipart('x')}${'--x\n\nA\n'.repeat(count)}--x--`).length
    expect([
      partsOf(maxMessagePartCount),
      partsOf(maxMessagePartCount + 1),
      partsOf(maxMessagePartCount + 9),
    ]).toEqual([maxMessagePartCount, maxMessagePartCount + 1, maxMessagePartCount + 1])
  })

  it('have a media type and the fields of their header', () => {
    const { parts } = readMimeParts(Buffer.from('Content-Type: Image/PNG; name=a\nContent-ID: <a>\n\nPNG'))
    expect(parts.map(({ mediaType, fields }) => [mediaType, fields.get('content-id')])).toEqual([
      ['image/png', '<a>'],
    ])
  })
})

it.each([
  ['multipart/related; boundary="a b"; type="text/html"', 'boundary', 'a b'],
  ['multipart/related; type="text/html";  Boundary = a/b; x=y', 'boundary', 'a/b'],
  ['multipart/related; xboundary=a', 'boundary', null],
  ['multipart/related; boundary=', 'boundary', null],
  ['multipart/related; start="<a>"', 'start', '<a>'],
  [undefined, 'start', null],
])('the parameter in %s of %s is %s', (contentType, name, value) =>
  expect(findContentTypeParameter(contentType, name)).toBe(value),
)

const partWith = (fields: Record<string, string>, body = 'A', mediaType = 'image/png'): MimePart => ({
  fields: new Map(Object.entries(fields)),
  body: Buffer.from(body, 'latin1'),
  mediaType,
})

it.each([
  ['quoted-printable', 'A=3d=3D=E9', 'A==\xe9'],
  ['Quoted-Printable ', 'one=\r\ntwo=  \t\nthree=\nfour', 'onetwothreefour'],
  ['quoted-printable', 'a=b, 1=2g, =gg, =', 'a=b, 1=2g, =gg, ='],
  ['quoted-printable', '= x =4', '= x =4'],
  ['quoted-printable', 'A=\r', 'A=\r'],
  ['quoted-printable', '=0a=AF=@1=:1=`a', '\n\xaf=@1=:1=`a'],
  ['BASE64', 'QUJD\r\nREU=', 'ABCDE'],
  ['base64', 'QUJ DRA', 'ABCD'],
  ['8bit', 'A=3d', 'A=3d'],
  ['', 'A=3d', 'A=3d'],
])('a part in %j is decoded: %j', (encoding, body, expected) => {
  const part = partWith(encoding === '' ? {} : { 'content-transfer-encoding': encoding }, body)
  expect(decodePartBody(part).toString('latin1')).toBe(expected)
})

it.each([
  [{ 'content-location': ' https://e.example/a\r\n b ' }, 'https://e.example/ab'],
  [{ 'content-location': 'a b.jpg' }, 'a b.jpg'],
  [{ 'content-location': 'https://web.archive.org/web/2016im_/https://e.example/a' }, 'https://e.example/a'],
  [{ 'content-location': ' ' }, null],
  [{}, null],
])('the location in %j is %s', (fields, expected) => {
  expect(findHeaderAddress(partWith(fields))).toBe(expected)
  const renamed = Object.fromEntries(Object.values(fields).map((value) => ['snapshot', value]))
  expect(findHeaderAddress(partWith(renamed), 'snapshot')).toBe(expected)
})

describe('the files of a message', () => {
  const location = 'https://e.example/2016/ferry.html'
  const filesOf = (...parts: MimePart[]) => new MessageFiles(parts, location)
  const found = (files: MessageFiles, address: string, base: string | null = location) => {
    const file = files.findFile(address, base)
    return file && [file.url, file.mediaType, Buffer.from(file.readBytes()).toString()]
  }

  it('are found by their ids, with or without brackets and escapes', () => {
    const files = filesOf(
      partWith({ 'content-id': '<a@1>' }, 'A'),
      partWith({ 'content-id': 'b%2' }, 'B'),
      partWith({ 'content-id': '' }, 'C'),
    )
    expect(found(files, 'cid:a@1')).toEqual([null, 'image/png', 'A'])
    expect(found(files, 'CID:a%401')?.[2]).toBe('A')
    expect(found(files, 'cid:b%2')?.[2]).toBe('B')
    expect(found(files, 'cid:')).toBeNull()
  })

  it('are found by their locations, relative to the page and without a fragment', () => {
    const files = filesOf(
      partWith({ 'content-location': 'https://e.example/2016/a.jpg' }, 'A', 'image/jpeg'),
      partWith({ 'content-location': 'b.jpg' }, 'B'),
    )
    expect(found(files, 'a.jpg#large')).toEqual(['https://e.example/2016/a.jpg', 'image/jpeg', 'A'])
    expect(found(files, '/2016/b.jpg')).toEqual(['https://e.example/2016/b.jpg', 'image/png', 'B'])
    expect(found(files, 'a.jpg', 'https://e.example/2017/')).toBeNull()
    expect(found(files, 'https://web.archive.org/web/2016im_/https://e.example/2016/a.jpg')?.[2]).toBe('A')
    expect(files.pageLocation).toBe(location)
  })

  it('are found by a location that is no URL, where the page has none', () => {
    const files = new MessageFiles([partWith({ 'content-location': 'a.jpg' })], null)
    expect(found(files, 'a.jpg', null)).toEqual([null, 'image/png', 'A'])
    expect(found(files, 'b.jpg', null)).toBeNull()
  })

  it('is the first of two with one location, and the same each time', () => {
    const here = { 'content-location': 'https://e.example/a.jpg' }
    const files = filesOf(partWith(here, 'first'), partWith({ ...here, 'content-id': '<b>' }, 'second'))
    expect(found(files, '/a.jpg')?.[2]).toBe('first')
    expect(found(files, 'cid:b')?.[2]).toBe('second')
    expect(files.findFile('/a.jpg', location)).toBe(files.findFile('https://e.example/a.jpg', null))
  })
})
