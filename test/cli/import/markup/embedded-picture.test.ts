import { createHash } from 'node:crypto'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import {
  classifyPicture,
  decodeDataUrl,
  isDataUrl,
} from '../../../../src/cli/import/markup/embedded-picture.ts'

/** A plain picture of a size in pixels. */
const plain = (width: number, height: number, format: 'png' | 'jpeg' | 'gif' | 'webp') =>
  sharp({ create: { width, height, channels: 3, background: '#08c' } })
    .toFormat(format)
    .toBuffer()

const svg = (attributes: string, shapes: string) =>
  Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" ${attributes}>${shapes}</svg>`)

describe('a data: URL', () => {
  it.each([
    ['data:image/png;base64,QUI=', 'AB'],
    ['DATA:image/png;BASE64,QUI=', 'AB'],
    ['data:;base64,QUI=', 'AB'],
    ['data:image/svg+xml;charset=utf-8;base64,QUI=', 'AB'],
    ['data:image/png; base64 ,QUI=', 'AB'],
    ['data:image/png;base64,QUI%3D', 'AB'],
    ['data:image/svg+xml;utf8,<a b="é">', '<a b="é">'],
    ['data:,a%20b%C3%A9%c3%a9', 'a béé'],
    ['data:,100%,é', '100%,é'],
    ['\n data:,A', 'A'],
    ['data:base64,QUI=', 'QUI='],
    ['data:image/png;base64', ''],
    [`data:${'x'.repeat(200)},A`, ''],
  ])('is decoded: %s', (url, text) => expect(decodeDataUrl(url).toString()).toBe(text))

  it('keeps the bytes that are escaped', () =>
    expect([...decodeDataUrl('data:image/gif,GIF%00%ff%FE')]).toEqual([71, 73, 70, 0, 255, 254]))

  it.each<[unknown, boolean]>([
    ['data:,', true],
    [' DATA:image/png', true],
    [`${' '.repeat(10)}data:,`, false],
    ['https://e.example/data:,', false],
    ['datum:,', false],
    [undefined, false],
  ])('is known by its beginning: %j', (url, expected) => expect(isDataUrl(url)).toBe(expected))
})

describe('the bytes of a picture in a page', () => {
  it.each([
    [100, 100, 'png', 'image/png', 'png'],
    [100, 160, 'jpeg', 'image/jpeg', 'jpg'],
    [160, 100, 'gif', 'image/gif', 'gif'],
    [160, 100, 'webp', 'image/webp', 'webp'],
  ] as const)(
    'of %i × %i pixels are a picture, named by their digest: %s',
    async (width, height, format, mediaType, extension) => {
      const bytes = await plain(width, height, format)
      const digest = createHash('sha256').update(bytes).digest('hex')
      const url = `/media/${digest}.${extension}`
      expect(classifyPicture(bytes)).toEqual({ kind: 'picture', url, mediaType, bytes })
    },
  )

  it.each([
    [99, 300],
    [300, 99],
    [3, 1],
    [1, 3],
  ])('of %i × %i pixels are small', async (width, height) =>
    expect(classifyPicture(await plain(width, height, 'png'))).toEqual({
      kind: 'small',
      size: { width, height },
    }),
  )

  it.each([
    [1, 1],
    [2, 2],
    [1, 2],
  ])('of %i × %i pixels show nothing', async (width, height) =>
    expect(classifyPicture(await plain(width, height, 'png'))).toEqual({ kind: 'placeholder' }),
  )

  it.each([
    ['unreadable', 'BM'],
    ['unreadable', '<p>A pier</p>'],
    ['placeholder', ''],
  ])('are %s: %j', (kind, text) => expect(classifyPicture(Buffer.from(text))).toEqual({ kind }))

  it.each([
    ['picture', 'viewBox="0 0 640 400"', '<path d="M0 0"/>'],
    ['picture', '', '<path d="M0 0"/>'],
    ['picture', 'width="640" height="400"', '<rect/><rect/>'],
    ['picture', 'width="640" height="400"', '<rect/><text>2016</text>'],
    ['picture', 'width="640" height="400"', '<image href="a.png"/>'],
    ['small', 'width="99" height="400"', '<path d="M0 0"/>'],
    ['placeholder', 'width="2" height="2"', '<path d="M0 0"/>'],
    ['placeholder', 'width="640" height="400"', ''],
    ['placeholder', 'width="640" height="400"', '<rect/>'],
    ['placeholder', 'width="640" height="400"', '<filter><feGaussianBlur/></filter><image href="a.png"/>'],
  ])('that are a drawing are a %s: %s %s', (kind, attributes, shapes) =>
    expect(classifyPicture(svg(attributes, shapes)).kind).toBe(kind),
  )
})
