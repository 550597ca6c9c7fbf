import { createHash } from 'node:crypto'
import { createReadStream, existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import { WARCParser } from 'warcio'
import type { HtmlPage } from '../../../../src/cli/import/html/read-html-page.ts'
import { emptyArticleFields } from '../../../../src/cli/import/record/empty-article-fields.ts'
import { bytesFromFile } from '../../../../src/cli/import/source/byte-source.ts'
import { openSource } from '../../../../src/cli/import/source/source-file.ts'
import { decodeBody } from '../../../../src/cli/import/web-capture/http/http-content.ts'
import { parseHttpResponse } from '../../../../src/cli/import/web-capture/http/http-response.ts'
import { BlockReader } from '../../../../src/cli/import/web-capture/records/block-reader.ts'
import type { WarcRecord } from '../../../../src/cli/import/web-capture/records/record.ts'
import { openSectionReader, readRecords } from '../../../../src/cli/import/web-capture/records/records.ts'
import type { WarcFile } from '../../../../src/cli/import/web-capture/records/warc-file.ts'
import { webCaptureImporter } from '../../../../src/cli/import/web-capture/web-capture-importer.ts'
import { readingsOf } from '../reading.ts'

/** Other people's texts, which are read if present, and never quoted. */
const corpora = path.resolve(import.meta.dirname, '../../../../../shared/corpora')
const absent = !existsSync(path.join(corpora, 'warc-composed'))
if (absent) console.warn(`SKIPPED: no corpora in ${corpora}`)

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

/** Makes every page an article whose body is the digest of the received bytes. */
vi.mock('../../../../src/cli/import/html/read-html-page.ts', () => ({
  readHtmlPage: ({ bytes, contentType }: HtmlPage) => ({
    fields: { ...emptyArticleFields, headline: contentType ?? '' },
    markdown: sha256(bytes),
    warnings: [],
    unlistedUrls: [],
  }),
}))

const read = async (file: string) =>
  readingsOf(webCaptureImporter, await openSource(path.join(corpora, file)))

describe.skipIf(absent)('the composed capture', () => {
  const rows = () =>
    readFileSync(path.join(corpora, 'warc-composed/url-to-file.tsv'), 'utf8')
      .trimEnd()
      .split('\n')
      .slice(1)
      .map((line) => line.split('\t') as [url: string, file: string, contentType: string])

  it('gives every article page once, with the bytes and the media type that were served', async () => {
    const readings = await read('warc-composed/news-open.warc.gz')
    const articles = readings.filter((each) => each.kind === 'article')
    const pages = rows().filter(([, file]) => !/^\d/.test(file))
    expect(articles).toHaveLength(pages.length)
    for (const [url, file, contentType] of pages) {
      const own = articles.filter((article) => article.fields.url === url)
      const bytes = readFileSync(path.join(corpora, file))
      expect(own).toMatchObject([{ fields: { headline: contentType }, markdown: sha256(bytes) }])
    }
    expect(readings.filter(({ kind }) => kind === 'rejection')).toEqual([])
  })

  it('gives its redirects as former URLs', async () => {
    const readings = await read('warc-composed/news-open.warc.gz')
    const formerly = readings.flatMap((each) =>
      each.kind === 'article' ? each.fields.formerly.map((old) => [old, each.fields.url]) : [],
    )
    const redirects = rows().flatMap(([url, to]) => (to.startsWith('301 ') ? [[url, to.slice(4)]] : []))
    expect(formerly.sort()).toEqual(redirects.sort())
  })
})

describe.skipIf(absent)('real captures', () => {
  it.each([
    ['pywb__dupes.warc.gz', { article: 1, rejection: 1 }],
    ['pywb__example-wget-1-14.warc.gz', { article: 1 }],
    ['pywb__example-wpull.warc.gz', { article: 1 }],
    ['pywb__example.arc', { rejection: 1 }],
    ['pywb__example.cdx', { rejection: 1 }],
    ['pywb__example.cdxj', { rejection: 1 }],
    ['pywb__example.warc', { article: 1 }],
    ['pywb__example.warc.gz', { article: 1 }],
    ['pywb__iana.cdx.gz', { rejection: 1 }],
    ['pywb__iana.warc.gz', { article: 16, picture: 6 }],
    ['pywb__valid_example_1.wacz', { article: 1 }],
    ['wabac.js__example.zip', { article: 17, picture: 6 }],
    ['warcio.js__example-bad-length.warc', { article: 1 }],
    ['warcio.js__example-resource.warc.gz', {}],
    ['warcio.js__example.warc', { article: 1 }],
    ['warcio.js__example.warc.gz', { article: 1 }],
    ['warcio.js__redirect.warc', {}],
  ])('%s', async (file, expected) => {
    expect(webCaptureImporter.recognises(await openSource(path.join(corpora, 'warc', file)))).toBe(true)
    const counts: Record<string, number> = {}
    for (const { kind } of await read(`warc/${file}`)) counts[kind] = (counts[kind] ?? 0) + 1
    const { skipped, warning, ...rest } = counts
    expect(rest).toEqual(expected)
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

async function seenByUs(file: string): Promise<Seen[]> {
  const bytes = bytesFromFile(file)
  const volume: WarcFile = {
    source: await openSource(file),
    extension: 'warc',
    nameInWacz: null,
    byteSource: bytes,
  }
  const blocks = new BlockReader([volume])
  const seen: Seen[] = []
  for await (const record of readRecords(0, await openSectionReader(bytes))) {
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

async function seenByWarcio(file: string): Promise<Seen[]> {
  const parser = new WARCParser(createReadStream(file))
  const seen: Seen[] = []
  for await (const record of parser) {
    const isResponse = record.warcType === 'response'
    const body = isResponse ? sha256(await record.readFully(true)) : ''
    seen.push([parser.offset, record.warcType ?? '', record.warcTargetURI ?? '', body])
  }
  return seen
}

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
  ])('in %s', async (name) => {
    const file = path.join(corpora, name)
    expect(await seenByUs(file)).toEqual(await seenByWarcio(file))
  })
})
