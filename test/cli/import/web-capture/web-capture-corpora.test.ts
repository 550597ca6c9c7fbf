import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { WARCParser } from 'warcio'
import type { ImportEvent } from '../../../../src/cli/import/importer.ts'
import { openByteSource } from '../../../../src/cli/import/source/byte-source.ts'
import { openSource } from '../../../../src/cli/import/source/source-file.ts'
import { decodeBody } from '../../../../src/cli/import/web-capture/http/http-content.ts'
import { parseHttpResponse } from '../../../../src/cli/import/web-capture/http/http-response.ts'
import { openCaptureFiles } from '../../../../src/cli/import/web-capture/pages/capture-files.ts'
import { BlockReader } from '../../../../src/cli/import/web-capture/records/block-reader.ts'
import type { WarcRecord } from '../../../../src/cli/import/web-capture/records/record.ts'
import { openSectionReader, readRecords } from '../../../../src/cli/import/web-capture/records/records.ts'
import type { WarcFile } from '../../../../src/cli/import/web-capture/records/warc-file.ts'
import { webCaptureImporter } from '../../../../src/cli/import/web-capture/web-capture-importer.ts'
import { readingsOf } from '../reading.ts'
import { readFileOf } from './captures.ts'

/** Other people's texts, which are read if present, and never quoted. */
const corpora = path.resolve(import.meta.dirname, '../../../../../shared/corpora')
const absent = !existsSync(path.join(corpora, 'warc-composed'))
if (absent) console.warn(`SKIPPED: no corpora in ${corpora}`)

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

const read = async (file: string) =>
  readingsOf(webCaptureImporter, await openSource(path.join(corpora, file)))

/** Counts the articles, pictures and rejections of a capture, and the pages that are fronts. */
function countOutcomes(events: readonly ImportEvent[]): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const event of events) {
    const outcome = event.kind === 'skipped' && event.why === 'front' ? 'front' : event.kind
    if (outcome !== 'skipped' && outcome !== 'warning') counts[outcome] = (counts[outcome] ?? 0) + 1
  }
  return counts
}

describe.skipIf(absent)('real captures', () => {
  it.each([
    ['pywb__dupes.warc.gz', { front: 1, rejection: 1 }],
    ['pywb__example-wget-1-14.warc.gz', { front: 1 }],
    ['pywb__example-wpull.warc.gz', { front: 1 }],
    ['pywb__example.arc', { rejection: 1 }],
    ['pywb__example.cdx', { rejection: 1 }],
    ['pywb__example.cdxj', { rejection: 1 }],
    ['pywb__example.warc', { article: 1 }],
    ['pywb__example.warc.gz', { article: 1 }],
    ['pywb__iana.cdx.gz', { rejection: 1 }],
    ['pywb__valid_example_1.wacz', { front: 1 }],
    ['warcio.js__example-bad-length.warc', { front: 1 }],
    ['warcio.js__example-resource.warc.gz', {}],
    ['warcio.js__example.warc', { front: 1 }],
    ['warcio.js__example.warc.gz', { front: 1 }],
    ['warcio.js__redirect.warc', {}],
  ])('%s', async (file, expected) => {
    expect(webCaptureImporter.recognises(await openSource(path.join(corpora, 'warc', file)))).toBe(true)
    expect(countOutcomes(await read(`warc/${file}`))).toEqual(expected)
  })
})

/** The position, type and URL of a record, and its decoded body. */
type Seen = [offset: number, type: string, url: string, body: string]

async function bodyOf({ header, position }: WarcRecord, blocks: BlockReader): Promise<string> {
  if (header.fields.get('warc-type') !== 'response') return ''
  const block = await blocks.readBlock(position)
  const bytes = 'bytes' in block ? block.bytes : Buffer.from('')
  const response = parseHttpResponse(bytes)
  const decoded = decodeBody(bytes.subarray(response?.bodyOffset), response?.headerFields ?? new Map())
  return 'bytes' in decoded ? sha256(decoded.bytes) : decoded.reason
}

async function seenByUs(file: WarcFile): Promise<Seen[]> {
  const blocks = new BlockReader([file])
  const seen: Seen[] = []
  for await (const record of readRecords(0, await openSectionReader(file.byteSource))) {
    if ('reason' in record) throw new Error(record.reason)
    const { fields } = record.header
    const { section, offsetInSection: start } = record.position
    const url = fields.get('warc-target-uri')?.replace(/^<(.*)>$/, '$1') ?? ''
    const offset = section.isGzip ? section.offset : start
    seen.push([offset, fields.get('warc-type') ?? '', url, await bodyOf(record, blocks)])
  }
  await blocks.close()
  return seen
}

async function seenByWarcio(file: WarcFile): Promise<Seen[]> {
  const parser = new WARCParser(file.byteSource.streamFrom(0))
  const seen: Seen[] = []
  for await (const record of parser) {
    const isResponse = record.warcType === 'response'
    const body = isResponse ? sha256(await record.readFully(true)) : ''
    seen.push([parser.offset, record.warcType ?? '', record.warcTargetURI ?? '', body])
  }
  return seen
}

/** Opens the WARC files of a capture. */
async function openWarcFiles(name: string): Promise<WarcFile[]> {
  const source = await openSource(path.join(corpora, name))
  return (await openCaptureFiles(source, await openByteSource(source))).warcFiles
}

it.skipIf(absent)('a real site is read with its pages and pictures, except its longest pages', async () => {
  const name = 'warc/pywb__iana.warc.gz'
  const longPages = /\/(?:protocols|time-zones|domains\/(?:root\/db|root\/servers|idn-tables))$/
  const [file] = await openWarcFiles(name)
  const records = file ? await seenByUs(file) : []
  const all = readFileSync(path.join(corpora, name))
  const parts = records.flatMap(([offset, , url], place) =>
    longPages.test(url) ? [] : [all.subarray(offset, records[place + 1]?.[0])],
  )
  const events = await readFileOf('iana.warc.gz', Buffer.concat(parts))
  expect(countOutcomes(events)).toEqual({ article: 10, front: 1, picture: 6 })
})

describe.skipIf(absent)('warcio, the npm package, reads the same records', () => {
  it.each([
    'warc-composed/news-open.warc.gz',
    'warc/pywb__dupes.warc.gz',
    'warc/pywb__example-wget-1-14.warc.gz',
    'warc/pywb__example-wpull.warc.gz',
    'warc/pywb__example.warc.gz',
    'warc/pywb__iana.warc.gz',
    'warc/warcio.js__example.warc',
    'warc/warcio.js__example.warc.gz',
    'warc/warcio.js__redirect.warc',
    'warc/wabac.js__example.zip',
  ])('in %s', async (name) => {
    const source = await openSource(path.join(corpora, name))
    expect(webCaptureImporter.recognises(source)).toBe(true)
    const warcFiles = await openWarcFiles(name)
    expect(warcFiles).toHaveLength(name.endsWith('.zip') ? 4 : 1)
    for (const file of warcFiles) expect(await seenByUs(file)).toEqual(await seenByWarcio(file))
  })
})
