import { rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import type { ImportEvent } from '../../../../src/cli/import/importer.ts'
import { openByteSource } from '../../../../src/cli/import/source/byte-source.ts'
import { openSource } from '../../../../src/cli/import/source/source-file.ts'
import { openCaptureFiles } from '../../../../src/cli/import/web-capture/pages/capture-files.ts'
import { webCaptureImporter } from '../../../../src/cli/import/web-capture/web-capture-importer.ts'
import { temporaryFolder } from '../../../support/content.ts'
import { briefingFor, lantern } from '../reading.ts'
import { summary } from './captures.ts'
import { members, record } from './warc.ts'
import { zip } from './zip.ts'

async function open(name: string, content: Buffer) {
  const file = path.join(await temporaryFolder(), name)
  await writeFile(file, content)
  const source = await openSource(file)
  const { warcFiles, listedPageByKey, rejectedEntries, otherFileNames } = await openCaptureFiles(
    source,
    await openByteSource(source),
  )
  expect(warcFiles.map((each) => each.source)).toEqual(warcFiles.map(() => source))
  return {
    files: warcFiles.map(({ nameInWacz: entry, extension }) => `${entry} ${extension}`),
    pages: [...listedPageByKey.keys()],
    rejected: rejectedEntries.map(({ name: entry, reason }) => `${entry} ${reason.slice(0, 21)}`),
    otherFiles: otherFileNames,
  }
}

const openZip = (...names: readonly string[]) =>
  open('a.wacz', zip(...names.map((name) => ({ name, bytes: record() }))))

const nothing = { files: [], pages: [], rejected: [], otherFiles: [] }

describe('the files of a capture', () => {
  it('are the file itself, or the WARC files of a zip in their order', async () => {
    expect(await open('a.warc', record())).toEqual({ ...nothing, files: ['null warc'] })
    expect(await open('a.warc.gz', members(record()))).toEqual({ ...nothing, files: ['null warc.gz'] })
    expect(await openZip('archive/b.warc', 'A.WARC.GZ', 'c.warc.gz')).toEqual({
      ...nothing,
      files: ['archive/b.warc wacz', 'A.WARC.GZ wacz', 'c.warc.gz wacz'],
    })
  })

  it('include the pages that a zip lists', async () => {
    const list = '{"format":"json-pages-1.0"}\n{"url":"https://e.example/a","title":"A"}\n'
    const zipped = zip(
      { name: 'a.warc', bytes: record() },
      { name: 'pages/pages.jsonl', bytes: Buffer.from(list) },
      { name: 'crawl/pages/extra.jsonl', bytes: Buffer.from(list.replace('example/a', 'example/b')) },
      { name: 'pages/pages.jsonl.old', bytes: Buffer.from(list.replace('example/a', 'example/c')) },
    )
    const { pages, files, otherFiles } = await open('a.wacz', zipped)
    expect([pages.length, files, otherFiles]).toEqual([2, ['a.warc wacz'], []])
  })

  it('leave ARC files out with the reason, and name what is no capture and describes none', async () => {
    const described = [
      'indexes/a.cdx.gz',
      'logs/a.log',
      'pages/a.txt',
      'datapackage.json',
      'datapackage-digest.json',
      'a/fuzzy.json',
      'collection.yaml',
      'a.cdx',
      'a/b.cdxj',
      'folder/',
    ]
    const others = ['index.html', 'a.warc.txt', 'a.json', 'xdatapackage.json', 'mylogs/a.txt']
    expect(await openZip('a.warc', 'old.arc.gz', 'b.ARC', ...described, ...others)).toEqual({
      ...nothing,
      files: ['a.warc wacz'],
      rejected: ['old.arc.gz is an ARC file, which', 'b.ARC is an ARC file, which'],
      otherFiles: others,
    })
  })

  it('are none where a zip has no WARC file, which is one refusal and no list', async () => {
    expect(await openZip('index.html', 'a.cdx')).toEqual({
      ...nothing,
      rejected: ['null contains no WARC file'],
    })
    expect(await openZip('index.html', 'old.arc')).toEqual({
      ...nothing,
      rejected: ['old.arc is an ARC file, which'],
      otherFiles: ['index.html'],
    })
  })
})

it('a file that is deleted after its captures are indexed has every page refused, one by one', async () => {
  const file = path.join(await temporaryFolder(), 'crawl.warc')
  const pages = ['bridge', 'ferry'].map((name) => record({ uri: `http://the-lantern.example/${name}` }))
  await writeFile(file, Buffer.concat(pages))
  const events: ImportEvent[] = []
  for await (const event of webCaptureImporter.read(await openSource(file), briefingFor(lantern))) {
    if (event.kind === 'site') await rm(file)
    else events.push(event)
  }
  const refusal =
    'refused: does not exist, or is a link to a missing file: correct the path, or remove the link'
  expect(summary(events)).toEqual([refusal, refusal])
})
