import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { deflateRawSync, gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { importers } from '../../../../../src/cli/import/index.ts'
import { otherZipImporter } from '../../../../../src/cli/import/other-zip.ts'
import { openSource } from '../../../../../src/cli/import/source/source-file.ts'
import { wordpressImporter } from '../../../../../src/cli/import/wordpress/wordpress-importer.ts'
import { briefingFor, readingsOf, sourceOf } from '../../reading.ts'
import { type Zipped, zip } from '../../web-capture/zip.ts'
import { articlesIn, exportOf, paper, warningsIn } from '../wxr.ts'

const picture = {
  id: 9,
  type: 'attachment',
  more: '<wp:attachment_url>https://paper.example/ferry.jpg</wp:attachment_url>',
}
const first = Buffer.from(exportOf([{ id: 1, content: 'One. [gallery ids="9"]' }]))
const second = Buffer.from(exportOf([picture, { id: 2, content: 'Two.' }]))

const read = (...files: readonly Zipped[]) =>
  readingsOf(wordpressImporter, sourceOf('export.zip', zip(...files)), briefingFor(paper))

const importerOf = (bytes: Buffer, file = 'export.zip') =>
  importers.find((each) => each.recognises(sourceOf(file, bytes)))

describe('a zip of an export', () => {
  it.each([0, 8])('is read, however it is compressed: method %i', async (method) => {
    const files = [
      { name: 'paper/', bytes: Buffer.alloc(0) },
      { name: 'paper/1.xml', bytes: first, method },
      { name: 'paper/2.xml.gz', bytes: gzipSync(second), method },
      { name: 'paper/read-me.pdf', bytes: Buffer.from('%PDF') },
    ]
    expect(importerOf(zip(...files))).toBe(wordpressImporter)
    const readings = await read(...files)
    expect(articlesIn(readings)).toMatchObject([
      {
        markdown: expect.stringMatching(/^One\.[\s\S]*ferry\.jpg/),
        original: { mediaType: 'application/zip', extension: 'zip', record: 'post 1' },
      },
      { markdown: 'Two.', original: { record: 'post 2' } },
    ])
    expect(readings.filter(({ kind }) => kind === 'skipped')).toMatchObject([
      { file: 'export.zip: paper/2.xml.gz', why: 'attachment' },
    ])
    expect(readings.at(-1)).toEqual({ kind: 'others', entryNames: ['paper/read-me.pdf'] })
  })

  it('is refused by part where one is damaged, and the rest is read', async () => {
    const damaged = {
      name: 'b.xml',
      bytes: Buffer.concat([deflateRawSync(first).subarray(0, 300)]),
      method: 8,
    }
    const bytes = zip({ name: 'a.xml', bytes: first, method: 8 }, damaged, {
      name: 'c.xml',
      bytes: second,
      method: 99,
    })
    const readings = await readingsOf(wordpressImporter, sourceOf('export.zip', bytes), briefingFor(paper))
    expect(articlesIn(readings)).toHaveLength(1)
    expect(readings.filter(({ kind }) => kind === 'rejection')).toMatchObject([
      { file: 'export.zip', record: 'c.xml', reason: expect.stringContaining('method 99') },
    ])
    expect(readings.at(-1)).toEqual({ kind: 'others', entryNames: ['b.xml'] })
  })

  it('is repaired in every part, and the warnings count the repairs of all of them', async () => {
    const repairable = (ampersands: string, entities: string) =>
      Buffer.from(exportOf([{ id: 1 }], `<description>${ampersands} ${entities}</description>`))
    const readings = await read(
      { name: '1.xml', bytes: repairable('& &', '&nope;') },
      { name: '2.xml', bytes: repairable('&', '&nope; &nope;') },
      { name: '3.xml', bytes: first },
    )
    expect(warningsIn(readings)).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^3 & are not written as &amp;, as XML requires/),
        expect.stringMatching(/^its XML has 3 small faults/),
      ]),
    )
  })

  it('that is a bomb is refused by name, and what was read before it is kept', async () => {
    const bomb = Buffer.concat([first.subarray(0, first.length - 18), Buffer.alloc(80 * 1024 * 1024, ' ')])
    const readings = await read(
      { name: 'bomb.xml', bytes: bomb, method: 8 },
      { name: 'b.xml', bytes: second, method: 8 },
    )
    expect(articlesIn(readings)).toHaveLength(2)
    expect(readings.filter(({ kind }) => kind === 'rejection')).toMatchObject([
      { file: 'export.zip: bomb.xml', reason: expect.stringContaining('more than 8 million characters') },
      {
        file: 'export.zip: bomb.xml',
        reason: expect.stringContaining('would unpack to over 64 MiB'),
      },
    ])
  })

  it('of more files than an export has is not read to its end', async () => {
    const pictures = Array.from({ length: 10_050 }, (_, index) => ({
      name: `${index}.jpg`,
      bytes: Buffer.alloc(1),
    }))
    const folder = await mkdtemp(path.join(tmpdir(), 'morgue-zip-'))
    try {
      const file = path.join(folder, 'export.zip')
      await writeFile(
        file,
        zip({ name: 'a.xml', bytes: first }, ...pictures, { name: 'b.xml', bytes: second }),
      )
      const readings = await readingsOf(wordpressImporter, await openSource(file), briefingFor(paper))
      expect(articlesIn(readings)).toHaveLength(1)
      expect(readings.filter(({ kind }) => kind === 'rejection')).toMatchObject([
        {
          reason:
            'contains more than 10,000 files, so the others were not read: unpack the zip, and import the folder',
        },
      ])
    } finally {
      await rm(folder, { recursive: true })
    }
  })

  it('is refused once where its only export is damaged', async () => {
    const damaged = { name: 'a.xml', bytes: first, method: 99 }
    expect(await read(damaged)).toMatchObject([{ kind: 'rejection', record: 'a.xml' }])
  })

  it('is left to others, and not refused, where its export has an unusual name', async () => {
    const files = [{ name: 'paper.wordpress.2016-05-01', bytes: first }]
    expect(importerOf(zip(...files))).toBe(wordpressImporter)
    expect(await read(...files)).toEqual([{ kind: 'others', entryNames: ['paper.wordpress.2016-05-01'] }])
  })

  it('is left to others where it holds no export', async () => {
    const files = [{ name: 'a.html', bytes: Buffer.from('<p>Words</p>') }]
    expect(importerOf(zip(...files))).toBe(otherZipImporter)
    expect(importerOf(zip({ name: 'archive/a.warc', bytes: Buffer.from('WARC/1.0') }))?.name).toBe(
      'web-capture',
    )
    expect(await readingsOf(otherZipImporter, sourceOf('a.zip', zip(...files)))).toEqual([
      {
        kind: 'rejection',
        file: 'a.zip',
        line: null,
        record: null,
        reason:
          'is an office document, or a zip whose name does not end in .zip: save the document as a web page or plain text, or rename the zip so that its name ends in .zip',
      },
    ])
    expect(await read(...files)).toMatchObject([
      {
        kind: 'rejection',
        reason:
          'is a zip that contains no WordPress export: export the site again (in WordPress: Tools, Export)',
      },
      { kind: 'others', entryNames: ['a.html'] },
    ])
  })
})
