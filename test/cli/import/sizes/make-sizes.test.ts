import { mkdir, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { crc32 } from 'node:zlib'
import { imageSize } from 'image-size'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { ContentFolder } from '../../../../src/cli/content/files/content-folder.ts'
import { SmallerCopyMaker } from '../../../../src/cli/import/sizes/make-sizes.ts'
import { articleFile, smallArchive, writeFiles } from '../../../support/content.ts'
import { photograph, storedName } from '../../../support/photographs.ts'

/** The `media` folder of an edition with these pictures. */
async function mediaFolder(...pictures: { bytes: Uint8Array; extension?: string }[]) {
  const folder = path.join(await smallArchive({}), 'e/media')
  await mkdir(folder)
  const names = pictures.map(({ bytes, extension }) => storedName(bytes, extension))
  for (const [index, { bytes }] of pictures.entries())
    await writeFile(path.join(folder, names[index] ?? ''), bytes)
  return { folder, names }
}

const contentOf = (mediaFolder: string) => path.resolve(mediaFolder, '../..')

const make = (folder: string, isDryRun = false) =>
  new SmallerCopyMaker(new ContentFolder(contentOf(folder)), 'e', isDryRun).run(() => {})

/** The lines of `sizes.tsv`, with the size of each copy. */
async function copiesIn(folder: string) {
  const text = await readFile(path.join(folder, 'sizes.tsv'), 'utf8')
  return Promise.all(
    text
      .split('\n')
      .filter((line) => line !== '')
      .map(async (line) => {
        const [copy = '', whole = ''] = line.split('\t')
        const bytes = await readFile(path.join(folder, copy))
        expect(copy).toBe(storedName(bytes, 'webp'))
        const { width, height, type } = imageSize(bytes)
        return { whole, copy, size: `${type} ${width}×${height}`, bytes: bytes.length }
      }),
  )
}

function pngChunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type), data])
  const frame = Buffer.alloc(8)
  frame.writeUInt32BE(data.length)
  frame.writeUInt32BE(crc32(body), 4)
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)])
}

/** A PNG whose header states a size, but which has no pixels. */
function statedPng(width: number, height: number): Buffer {
  const header = Buffer.from([0, 0, 0, 0, 0, 0, 0, 0, 8, 2, 0, 0, 0])
  header.writeUInt32BE(width)
  header.writeUInt32BE(height, 4)
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10])
  return Buffer.concat([signature, pngChunk('IHDR', header), pngChunk('IDAT', Buffer.alloc(40_000))])
}

describe('the smaller copies of a picture', () => {
  it('are WebP files named by their digests, smaller at every step, and made once', async () => {
    const { folder, names } = await mediaFolder({ bytes: await photograph(1400, 700) })
    expect(await make(folder)).toMatchObject({ pictures: 1, copies: 3, unchanged: 0, rejections: [] })
    const copies = (await copiesIn(folder)).toSorted((a, b) => a.bytes - b.bytes)
    expect(copies.map(({ size }) => size)).toEqual(['webp 320×160', 'webp 640×320', 'webp 1280×640'])
    expect(new Set(copies.map(({ whole }) => whole))).toEqual(new Set(names))
    const before = (await readdir(folder)).sort()
    expect(await make(folder)).toMatchObject({ pictures: 0, copies: 0, unchanged: 1, unneeded: 0 })
    expect((await readdir(folder)).sort()).toEqual(before)
  })

  it('stand upright where EXIF turns the picture, and have no metadata', async () => {
    const { folder } = await mediaFolder({ bytes: await photograph(900, 600, 6) })
    await make(folder)
    const copies = await copiesIn(folder)
    expect(copies.map(({ size }) => size)).toEqual(['webp 320×480'])
    const { exif, orientation } = await sharp(path.join(folder, copies[0]?.copy ?? '')).metadata()
    expect([exif, orientation]).toEqual([undefined, undefined])
  })

  it('are not made of a picture of more than 64 MiB, which is named', async () => {
    const { folder } = await mediaFolder()
    const file = path.join(folder, `${'a'.repeat(64)}.jpg`)
    await writeFile(file, '')
    await truncate(file, 64 * 1024 * 1024 + 1)
    expect(await make(folder)).toMatchObject({
      pictures: 0,
      unneeded: 0,
      rejections: [
        {
          file,
          reason:
            'is larger than 64 MiB, so it gets no smaller copies: save a smaller version in another folder, under the name at the end of its URL in urls.tsv. Then import again with --media and that folder, and delete this file',
        },
      ],
    })
  })

  it('are not made of small, moving and drawn pictures', async () => {
    const frames = await Promise.all([photograph(240, 240), photograph(240, 240)])
    const moving = await sharp(frames, { join: { animated: true } })
      .gif()
      .toBuffer()
    const drawn = Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg">${' '.repeat(40_000)}</svg>`)
    const small = await sharp({ create: { width: 900, height: 900, channels: 3, background: '#888' } })
      .png()
      .toBuffer()
    const { folder } = await mediaFolder(
      { bytes: moving, extension: 'gif' },
      { bytes: drawn, extension: 'svg' },
      { bytes: small, extension: 'png' },
    )
    expect(await make(folder)).toMatchObject({ pictures: 0, unneeded: 3, rejections: [] })
    expect(await readdir(folder)).toHaveLength(3)
  })

  it('are refused by name to what is damaged, disguised or enormous, and the others are made', async () => {
    const good = await photograph(700, 700)
    const drawn = Buffer.from(
      `<svg xmlns="http://www.w3.org/2000/svg" width="900" height="900">${' '.repeat(40_000)}</svg>`,
    )
    const { folder, names } = await mediaFolder(
      { bytes: good },
      { bytes: good.subarray(0, good.length / 2) },
      { bytes: drawn },
      { bytes: statedPng(60_000, 60_000), extension: 'png' },
      { bytes: statedPng(900, 900), extension: 'png' },
      { bytes: Buffer.alloc(40_000, 'words '), extension: 'webp' },
    )
    const changed = path.join(folder, `${'0'.repeat(64)}.jpg`)
    await writeFile(changed, await photograph(500, 500))
    const report = await make(folder)
    expect(report).toMatchObject({ pictures: 1, copies: 2 })
    const reasons = new Map(report.rejections.map(({ file, reason }) => [file, reason]))
    const reasonOf = (index: number) => reasons.get(path.join(folder, names[index] ?? ''))
    for (const index of [1, 2, 4, 5])
      expect(reasonOf(index)).toMatch(/^is damaged, or takes longer than 30 s/)
    expect(reasonOf(3)).toMatch(/^has 60000 × 60000 pixels, more than 100 million/)
    expect(reasons.get(changed)).toMatch(
      /^no longer has the content from which its name was computed\. If you changed the picture, rename the file to /,
    )
    expect(reasons.size).toBe(6)
  })

  it('of a picture that was changed since are reported, as a small picture that was changed is', async () => {
    const { folder, names } = await mediaFolder(
      { bytes: await photograph(700, 700) },
      { bytes: await photograph(20, 20) },
    )
    await make(folder)
    const files = names.map((name) => path.join(folder, name))
    const changed = [await photograph(710, 700), await photograph(21, 20)]
    for (const [index, file] of files.entries()) await writeFile(file, changed[index] ?? '')
    const list = await readFile(path.join(folder, 'sizes.tsv'), 'utf8')
    for (const isDryRun of [true, false]) {
      const { rejections, unchanged, unneeded } = await make(folder, isDryRun)
      expect([unchanged, unneeded, rejections.map(({ file }) => file).sort()]).toEqual([0, 0, files.sort()])
      expect(rejections.map(({ reason }) => reason)).toContainEqual(
        `no longer has the content from which its name was computed. If you changed the picture, rename the file to ${storedName(changed[0] ?? Buffer.from(''))}, and replace its old name in ${path.join(folder, 'urls.tsv')} and in every article that contains it. Otherwise, restore the file from a backup`,
      )
    }
    expect(await readFile(path.join(folder, 'sizes.tsv'), 'utf8')).toBe(list)
  })

  it('go with their picture, unless they are pictures themselves', async () => {
    const { folder, names } = await mediaFolder({ bytes: await photograph(700, 700) })
    await make(folder)
    const [kept, gone] = (await copiesIn(folder)).map(({ copy }) => copy)
    await writeFile(path.join(folder, 'urls.tsv'), `${kept}\thttps://e.example/kept.webp\n`)
    await rm(path.join(folder, names[0] ?? ''))
    expect(await make(folder, true)).toMatchObject({ removed: 1 })
    expect(await readdir(folder)).toContain(gone)
    expect(await make(folder)).toMatchObject({ pictures: 0, removed: 1 })
    expect((await readdir(folder)).sort()).toEqual([kept, 'urls.tsv'].sort())
  })

  it('stay, as pictures of their own, where an article or a page names them', async () => {
    const { folder, names } = await mediaFolder({ bytes: await photograph(1400, 700) })
    await make(folder)
    const [inArticle = '', onPage = '', unnamed = ''] = (await copiesIn(folder)).map(({ copy }) => copy)
    await writeFiles(contentOf(folder), {
      'e/articles/a.md': articleFile('headline: A', `![](/media/${inArticle})`),
      'f/edition.yaml': 'name: The F\nlanguage: en\n',
      'f/pages/b.md': articleFile('headline: B', `![](/media/${onPage})`),
    })
    await rm(path.join(folder, names[0] ?? ''))
    const needed = expect.arrayContaining([inArticle, onPage])
    expect(await make(folder, true)).toMatchObject({ removed: 1, needed })
    expect(await make(folder)).toMatchObject({ removed: 1, needed })
    expect(await readdir(folder)).toEqual(expect.arrayContaining([inArticle, onPage]))
    expect(await readdir(folder)).not.toContain(unnamed)
    expect(await make(folder)).toMatchObject({ removed: 0, needed: [] })
  })

  it('stay listed without their files while the URL of their picture is', async () => {
    const { folder, names } = await mediaFolder({ bytes: await photograph(700, 700) })
    await make(folder)
    const list = await readFile(path.join(folder, 'sizes.tsv'), 'utf8')
    await writeFile(path.join(folder, 'urls.tsv'), `${names[0]}\thttps://e.example/a.jpg\n`)
    await rm(path.join(folder, names[0] ?? ''))
    expect(await make(folder)).toMatchObject({ removed: 2, unchanged: 0 })
    expect((await readdir(folder)).sort()).toEqual(['sizes.tsv', 'urls.tsv'])
    expect(await readFile(path.join(folder, 'sizes.tsv'), 'utf8')).toBe(list)
  })

  it('are made anew where one is missing, as after a run that was killed', async () => {
    const { folder } = await mediaFolder({ bytes: await photograph(700, 700) })
    await make(folder)
    const before = (await readdir(folder)).sort()
    const [{ copy = '' } = {}] = await copiesIn(folder)
    await rm(path.join(folder, copy))
    await writeFile(
      path.join(folder, 'sizes.tsv'),
      `${await readFile(path.join(folder, 'sizes.tsv'), 'utf8')}\nhalf a l`,
    )
    expect(await make(folder)).toMatchObject({ pictures: 1, copies: 2, removed: 1 })
    expect((await readdir(folder)).sort()).toEqual(before)
  })

  it('are only counted in a dry run', async () => {
    const { folder } = await mediaFolder({ bytes: await photograph(700, 700) })
    expect(await make(folder, true)).toMatchObject({ pictures: 1, copies: 2 })
    expect(await readdir(folder)).toHaveLength(1)
  })
})
