import { expect, it } from 'vitest'
import { detectPictureFormat } from '../../../../src/cli/import/source/picture-format.ts'

const formatOf = (bytes: Uint8Array | string) => {
  const format = detectPictureFormat(typeof bytes === 'string' ? Buffer.from(bytes) : bytes)
  return format && `${format.mediaType} ${format.extension}`
}
const latin1 = (text: string) => Buffer.from(text, 'latin1')

it.each([
  ['\xff\xd8\xff\xe0', 'image/jpeg jpg'],
  ['\xff\xd8\xfe', null],
  ['\x89PNG\r\n', 'image/png png'],
  ['\x89PNH', null],
  ['GIF87a', 'image/gif gif'],
  ['GIF89a', 'image/gif gif'],
  ['GIF88a', null],
  ['RIFF1234WEBPVP8', 'image/webp webp'],
  ['RIFF1234WAVE', null],
  ['1234ftypavif', 'image/avif avif'],
  ['1234ftypavis', 'image/avif avif'],
  ['1234ftypmp42', null],
  ['%PDF-1.4', null],
  ['', null],
])('a picture that begins with %j is %s', (text, format) => expect(formatOf(latin1(text))).toBe(format))

const svg = '<svg xmlns="http://www.w3.org/2000/svg"/>'

it.each([
  svg,
  '<SVG>',
  `\uFEFF  ${svg}`,
  `<?xml version="1.0"?>\n${svg}`,
  `<?xml version="1.0"?><!-- a -- > comment --><!-- another --> ${svg}`,
  `<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/x.dtd">\n${svg}`,
  `<!DOCTYPE svg [ <!ENTITY a "b"> ]>${svg}`,
  `<!--${'x'.repeat(4080)}--><svg>`,
])('a drawing begins as %j', (text) => expect(formatOf(text)).toBe('image/svg+xml svg'))

it.each([
  '<svgx>',
  '<svg',
  `<html>${svg}`,
  `<!DOCTYPE html>${svg}`,
  `<!-- not closed ${svg}`,
  `<!--${'x'.repeat(4090)}--><svg>`,
])('nothing that begins as %j is a drawing', (text) => expect(formatOf(text)).toBeNull())
