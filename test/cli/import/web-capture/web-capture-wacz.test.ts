import { describe, expect, it } from 'vitest'
import { webCaptureImporter } from '../../../../src/cli/import/web-capture/web-capture-importer.ts'
import { sourceOf } from '../reading.ts'
import { inShort, readFileOf, summary, theArticle } from './captures.ts'
import { members, page, record, redirect, response } from './warc.ts'
import { type Zipped, zip } from './zip.ts'

const story = 'http://the-lantern.example/2016/bridge'
const readZip = (...files: readonly Zipped[]) => readFileOf('crawl.wacz', zip(...files))
const request = record({ type: 'request', block: 'GET / HTTP/1.1\r\n\r\n' })

describe('a WACZ', () => {
  it('is read with stored WARC files', async () => {
    const bytes = members(request, record())
    const { original } = theArticle(
      await readZip(
        { name: 'datapackage.json', bytes: Buffer.from('{}') },
        { name: 'archive/', bytes: Buffer.alloc(0) },
        { name: 'archive/one.warc.gz', bytes },
      ),
    )
    const at = members(request).length
    expect(original).toMatchObject({
      mediaType: 'application/warc',
      extension: 'wacz',
      record: `archive/one.warc.gz offset ${at} length ${bytes.length - at}`,
    })
  })

  it.each(['one.warc', 'one.warc.gz'])('is read with compressed WARC files: %s', async (name) => {
    const records = [request, record({ uri: `${story}-1` }), request, record({ uri: `${story}-2` })]
    const bytes = name.endsWith('gz') ? members(...records) : Buffer.concat(records)
    expect(summary(await readZip({ name: `archive/${name}`, bytes, method: 8 }))).toEqual([
      `The bridge reopens @ ${story}-1`,
      `The bridge reopens @ ${story}-2`,
    ])
  })

  it('is one archive: captures, redirects and revisits are found across its files', async () => {
    const digest = { 'WARC-Payload-Digest': 'sha1:BRIDGE' }
    const readings = await readZip(
      {
        name: 'archive/b.warc.gz',
        bytes: members(
          record({ type: 'revisit', date: '2019-01-01T00:00:00Z', fields: digest, block: '' }),
          record({ uri: `${story}-old`, block: redirect(story) }),
        ),
      },
      { name: 'archive/a.warc', bytes: record({ fields: digest }) },
    )
    const { fields, original } = theArticle(readings)
    expect(fields.formerly).toEqual([`${story}-old`])
    expect(original.record).toMatch(/^archive\/a\.warc offset 0 /)
    expect(original).toMatchObject({ earlier: [expect.stringMatching(/^archive\/b\.warc\.gz offset 0 /)] })
  })

  it('warns of pages that it lists but does not contain', async () => {
    const list = [
      '{"format": "json-pages-1.0", "id": "pages", "title": "All Pages"}',
      `{"url": "${story}", "ts": "2016-04-08T10:00:00.000Z", "title": "The bridge"}`,
      '{"url": "http://the-lantern.example/lost", "title": "Lost"}',
      'no JSON',
      `{"url": "${'x'.repeat(300_000)}"}`,
      '{"url": 7}',
      'null',
    ].join('\n')
    const readings = await readZip(
      { name: 'pages/pages.jsonl', bytes: Buffer.from(list), method: 8 },
      { name: 'archive/one.warc', bytes: record({ date: '' }) },
    )
    expect(theArticle(readings).original).toMatchObject({ captured: '2016-04-08T10:00:00Z' })
    expect(readings.map(inShort)).toContain(
      'warning: is in the file\'s list of pages, but was not captured: save the page again in a browser, as "Webpage, complete", from its site or from web.archive.org, and import that',
    )
  })

  it('lists a title and a date that count only where a page and its record have none', async () => {
    const list = `{"url": "${story}", "ts": "2020-01-01T00:00:00Z", "title": "Listed"}`
    const read = async (date: string) => {
      const { fields, original } = theArticle(
        await readZip(
          { name: 'pages/pages.jsonl', bytes: Buffer.from(list) },
          { name: 'archive/one.warc', bytes: record({ date }) },
        ),
      )
      return { headline: fields.headline, ...original }
    }
    expect(await read('2016-04-08T10:00:00Z')).toMatchObject({
      headline: 'The bridge reopens',
      captured: '2016-04-08T10:00:00Z',
    })
    expect(await read('')).toMatchObject({ captured: '2020-01-01T00:00:00Z' })
  })

  it.each([
    ['Bridge\nreopens ', 'Bridge reopens', 'wacz'],
    // py-wacz lists a page whose title it does not know by its URL.
    [story, 'The bridge reopened on Thursday.', 'inferred'],
    ['', 'The bridge reopened on Thursday.', 'inferred'],
  ])(
    'lists a title that replaces only a headline guessed from the text: %j',
    async (title, headline, from) => {
      const untitledPage = response(
        '200 OK',
        { 'Content-Type': 'text/html' },
        '<article><p>The bridge reopened on Thursday. After nine months of work it carries traffic again.</p></article>',
      )
      const { fields, markdown, account } = theArticle(
        await readZip(
          { name: 'pages/pages.jsonl', bytes: Buffer.from(JSON.stringify({ url: story, title })) },
          { name: 'archive/one.warc', bytes: record({ block: untitledPage }) },
        ),
      )
      expect(fields).toMatchObject({ headline, provenance: { headline: from } })
      expect(markdown).toMatch(/^The bridge reopened on Thursday\. After/)
      expect(account.dropped).toEqual([])
    },
  )

  it('can have another file name', () => {
    const bytes = zip({ name: 'warcs/one.warc.gz', bytes: members(record()) })
    expect(webCaptureImporter.recognises(sourceOf('collection.zip', bytes))).toBe(true)
    expect(webCaptureImporter.recognises(sourceOf('x.zip', zip({ name: 'a.html', bytes: page() })))).toBe(
      false,
    )
  })
})

describe('a WACZ that is damaged', () => {
  it('is rejected file by file', async () => {
    const one = { bytes: record() }
    const readings = await readZip(
      { name: 'archive/secret.warc', ...one, flags: 1 },
      { name: 'archive/odd.warc', ...one, method: 12 },
      { name: 'archive/old.arc.gz', bytes: Buffer.from('filedesc:') },
      { name: '../../archive/good.warc', ...one },
    )
    expect(readings.filter(({ kind }) => kind === 'rejection')).toMatchObject([
      {
        record: 'archive/secret.warc',
        reason: 'is encrypted: unpack the zip with its password, then import the folder',
      },
      {
        record: 'archive/odd.warc',
        reason:
          'is compressed by a method that morgue cannot read (zip method 12): unpack the zip with another program, such as 7-Zip, then import the folder',
      },
      { record: 'archive/old.arc.gz', reason: expect.stringMatching(/^is an ARC file/) },
    ])
    expect(theArticle(readings).fields.url).toBe(story)
  })

  it('is rejected when it is not a zip, is cut short, or is empty', async () => {
    const whole = zip({ name: 'archive/one.warc', bytes: record() })
    expect(summary(await readFileOf('a.wacz', whole.subarray(0, -30)))).toEqual([
      'refused: is a damaged zip: copy or download the file again',
    ])
    expect(summary(await readZip({ name: 'a.txt', bytes: Buffer.from('a') }))).toEqual([
      'refused: contains no WARC file: copy or download the file again, or unpack it, then import the folder',
    ])
    expect(summary(await readFileOf('a.wacz', Buffer.from('no zip')))).toEqual([
      expect.stringContaining('is not a WARC record'),
    ])
  })

  it('is rejected when a file in it would fill the memory', async () => {
    const bytes = Buffer.concat([Buffer.from('WARC/1.0\r\nX: '), Buffer.alloc(100 * 2 ** 20, 'a')])
    const readings = await readZip({ name: 'archive/bomb.warc', bytes, method: 8 })
    expect(summary(readings)).toEqual([
      'refused: would unpack to over 64 MiB and 100 times its size, more than any real article: leave it out',
    ])
  })
})

describe('a WACZ of very many files', () => {
  it('is read with more files than the old directory format can count', async () => {
    const files = Array.from({ length: 65_600 }, (_, index) => ({ name: `${index}`, bytes: Buffer.alloc(0) }))
    files.push({ name: 'archive/one.warc', bytes: record() })
    const readings = await readFileOf('a.wacz', zip.apply(null, files))
    expect(theArticle(readings).fields.url).toBe(story)
  })
})
