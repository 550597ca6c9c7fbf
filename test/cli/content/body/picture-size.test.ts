import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { createPictureMeter, measurePicture } from '../../../../src/cli/content/body/picture-size.ts'
import { temporaryFolder, writeFiles } from '../../../support/content.ts'
import { cpuTimeOf } from '../../../support/cpu-time.ts'
import { randomNumbers } from '../../../support/random.ts'

const bytes = (hex: string) => Buffer.from(hex.replaceAll(/\s/g, ''), 'hex')
const segment = (marker: string, payload: Buffer) => {
  const length = Buffer.alloc(2)
  length.writeUInt16BE(payload.length + 2)
  return Buffer.concat([bytes(marker), length, payload])
}

const png = (width: string, height: string) =>
  bytes(`89504e470d0a1a0a 0000000d 49484452 ${width} ${height} 0806000000 00000000`)
const gif = Buffer.concat([Buffer.from('GIF89a'), bytes('8002 e001 00 00 00')])
const frame = segment('ffc0', bytes('08 01e0 0280 03 012200 021101 031101'))
/** EXIF with one tag: orientation 6, a rotation by 90 degrees. */
const exif = segment(
  'ffe1',
  Buffer.concat([
    Buffer.from('Exif\0\0'),
    bytes('4d4d002a00000008 0001 0112 0003 00000001 00060000 00000000'),
  ]),
)
const jpeg = (...segments: Buffer[]) => Buffer.concat([bytes('ffd8'), ...segments, frame, bytes('ffd9')])
const jfif = segment('ffe0', Buffer.concat([Buffer.from('JFIF\0'), bytes('0101000001000100 00')]))
const webp = Buffer.concat([
  Buffer.from('RIFF'),
  bytes('24000000'),
  Buffer.from('WEBPVP8 '),
  bytes('18000000 000000 9d012a 8002 e001'),
  Buffer.alloc(20),
])
const box = (name: string, ...content: Buffer[]) => {
  const body = Buffer.concat(content)
  const length = Buffer.alloc(4)
  length.writeUInt32BE(body.length + 8)
  return Buffer.concat([length, Buffer.from(name), body])
}
const ispe = box('ispe', bytes('00000000 00000280 000001e0'))
const avif = Buffer.concat([
  box('ftyp', Buffer.from('avif'), bytes('00000000'), Buffer.from('avifmif1')),
  box('meta', bytes('00000000'), box('iprp', box('ipco', ispe))),
])

describe('the size of a picture', () => {
  it.each([
    ['PNG', png('00000280', '000001e0'), 640, 480],
    ['GIF', gif, 640, 480],
    ['JPEG', jpeg(jfif), 640, 480],
    ['a JPEG that its camera turned', jpeg(exif), 480, 640],
    ['WebP', webp, 640, 480],
    ['AVIF', avif, 640, 480],
    ['SVG', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 480"/>'), 640, 480],
    [
      'SVG in other units',
      Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="10in" height="5in"/>'),
      960,
      480,
    ],
  ])('of %s', (_, head, width, height) => {
    expect(measurePicture(head)).toEqual({ width, height })
  })

  it.each([
    ['no bytes', Buffer.alloc(0)],
    ['words', Buffer.from('This is no picture.')],
    ['no width', png('00000000', '000001e0')],
    ['a width that no screen has', png('7fffffff', '000001e0')],
    ['a cut header', png('00000280', '000001e0').subarray(0, 14)],
    ['a JPEG without a frame', Buffer.concat([bytes('ffd8'), jfif])],
    [
      'a TIFF, which no page shows',
      bytes('49492a0008000000 0200 0001 0300 01000000 80020000 0101 0300 01000000 e0010000 00000000'),
    ],
  ])('of %s is not known', (_, head) => {
    expect(measurePicture(head)).toBeNull()
  })

  it('of damaged and hostile files is found soon, or not at all', async () => {
    const random = randomNumbers(7)
    const sound = [png('00000280', '000001e0'), gif, jpeg(jfif, exif), webp, avif]
    const hostile = [
      Buffer.concat([sound[2] ?? gif, bytes('ff'.repeat(200_000))]),
      Buffer.concat([bytes('ffd8'), ...Array.from({ length: 100_000 }, () => bytes('ffe00002'))]),
      Buffer.concat([avif.subarray(0, 28), bytes('00000000'), Buffer.from('meta'), Buffer.alloc(1000)]),
      Buffer.from('<svg '.repeat(1600)),
      Buffer.from(`<svg ${'a="'.repeat(2600)}`),
    ]
    const damaged = Array.from({ length: 4000 }, (_, number) => {
      const copy = Buffer.concat([sound[number % sound.length] ?? gif, Buffer.alloc(64)])
      for (let change = 0; change < 4; change++)
        copy[Math.floor(random() * copy.length)] = Math.floor(random() * 256)
      return copy
    })
    for (const head of [...hostile, ...damaged]) {
      expect(await cpuTimeOf(() => measurePicture(head))).toBeLessThan(1000)
      const size = measurePicture(head)
      expect(size === null || (size.width > 0 && size.height > 0)).toBe(true)
    }
  })
})

it('a picture is measured by its path in the archive, in the first folder that has it', async () => {
  const [first, second] = [await temporaryFolder(), await temporaryFolder()]
  await writeFile(
    path.join(second, 'a.png'),
    Buffer.concat([png('00000280', '000001e0'), Buffer.alloc(600_000)]),
  )
  await writeFile(path.join(second, 'b.gif'), gif)
  const svg = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 480"/>'
  await writeFiles(first, {
    'b.gif': 'no picture',
    'c.svg': svg,
    'd.svg': `<!--${'x'.repeat(8200)}-->${svg}`,
  })
  const measure = createPictureMeter([first, second])
  expect(measure('/media/a.png')).toEqual({ width: 640, height: 480, byteCount: 600_033 })
  expect(measure('/media/b.gif')).toBeNull()
  expect(measure('/media/c.svg')).toEqual({ width: 640, height: 480, byteCount: svg.length })
  expect(measure('/media/d.svg')).toBeNull()
  expect(measure('/media/e.png')).toBeNull()
})
