import { createHash } from 'node:crypto'
import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, it } from 'vitest'
import { readLogo } from '../../../../src/cli/content/logo/read-logo.ts'
import { temporaryFolder } from '../../../support/content.ts'

/** The beginning and end of a PNG of this size: its signature, its first chunk without a checksum, and its last. */
function pngOf(width: number, height: number, between = 0): Buffer {
  const header = Buffer.alloc(25)
  header.writeUInt32BE(13, 0)
  header.write('IHDR', 4, 'latin1')
  header.writeUInt32BE(width, 8)
  header.writeUInt32BE(height, 12)
  const signature = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1')
  const end = Buffer.from('0000000049454e44ae426082', 'hex')
  return Buffer.concat([signature, header, Buffer.alloc(between), end])
}

const svgOf = (width: number, height: number) =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect width="1" height="1"/></svg>`

async function read(files: Record<string, string | Buffer>) {
  const folder = await temporaryFolder()
  const names = Object.keys(files).map((name) => path.join(folder, name))
  for (const [name, bytes] of Object.entries(files)) await writeFile(path.join(folder, name), bytes)
  return readLogo(names)
}

const pictureOf = async (name: string, bytes: string | Buffer) => {
  const logo = await read({ [name]: bytes })
  return logo === null || Array.isArray(logo) ? logo : logo.mastheadPicture
}

it.each<[string, string | Buffer, number, number]>([
  ['logo.svg', svgOf(48, 8), 480, 80],
  ['logo.svg', svgOf(960, 10), 480, 5],
  ['logo.svg', svgOf(10, 160), 5, 80],
  ['logo.png', pngOf(48, 8), 48, 8],
  ['logo.png', pngOf(960, 80), 480, 40],
  ['logo.png', pngOf(2048, 1), 480, 1],
  ['logo.png', pngOf(2048, 2048), 80, 80],
])('a logo fits into a masthead, and only a drawing is enlarged: %s', async (name, bytes, width, height) =>
  expect(await pictureOf(name, bytes)).toMatchObject({ width, height }),
)

it('a logo is published as the bytes of its file', async () => {
  const svg = svgOf(48, 8)
  const digest = createHash('sha256').update(svg).digest('hex')
  expect(await read({ 'logo.svg': svg })).toMatchObject({
    mediaFileName: `${digest}.svg`,
    byteCount: svg.length,
  })
  expect(await readLogo([])).toBeNull()
})

const padded = (bytes: number) => svgOf(48, 8).padEnd(bytes, ' ')

it('a logo may have 64 KB as a drawing, and 128 KB as a PNG', async () => {
  expect(await pictureOf('logo.svg', padded(65_536))).toMatchObject({ width: 480 })
  const frame = pngOf(48, 8).length
  expect(await pictureOf('logo.png', pngOf(48, 8, 131_072 - frame))).toMatchObject({ width: 48 })
  const reasons = [
    await read({ 'logo.svg': padded(65_537) }),
    await read({ 'logo.png': pngOf(48, 8, 131_073 - frame) }),
  ].flatMap((logo) => (Array.isArray(logo) ? logo.map(({ reason }) => reason.split(',')[0]) : ['read']))
  expect(reasons).toEqual(['is larger than 64 KB', 'is larger than 128 KB'])
})

it.each<[string, string | Buffer, string]>([
  ['logo.png', pngOf(2049, 1), 'is 2049 by 1 pixels, and a logo may be 2,048 wide and tall'],
  ['logo.png', pngOf(1, 2049), 'is 1 by 2049 pixels, and a logo may be 2,048 wide and tall'],
  ['logo.png', pngOf(48, 8).subarray(0, -1), 'is cut off'],
  [
    'logo.png',
    Buffer.concat([pngOf(48, 8).subarray(0, 8), pngOf(48, 8).subarray(-12)]),
    'does not state its width',
  ],
  ['logo.png', svgOf(48, 8), 'is not a PNG'],
  ['logo.gif', 'GIF89a', 'cannot be published: save the logo as logo.svg or logo.png'],
  ['logo.svg', Buffer.from('<svg>\xe9', 'latin1'), 'is not in UTF-8'],
])('%s is refused: %#', async (name, bytes, reason) =>
  expect(await read({ [name]: bytes })).toEqual([
    expect.objectContaining({ file: expect.stringContaining(name), reason: expect.stringContaining(reason) }),
  ]),
)

it('the second of two logos is refused, and a folder in place of one', async () => {
  const both = await read({ 'logo.png': pngOf(48, 8), 'logo.svg': svgOf(48, 8) })
  expect(both).toEqual([
    expect.objectContaining({ reason: 'is a second logo, besides logo.png: remove one of them' }),
  ])
  const folder = path.join(await temporaryFolder(), 'logo.svg')
  await mkdir(folder)
  expect(await readLogo([folder])).toEqual([
    expect.objectContaining({ file: folder, reason: expect.stringContaining('is a folder') }),
  ])
})
