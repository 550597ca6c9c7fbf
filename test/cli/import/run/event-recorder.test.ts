import { readdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import {
  type Article,
  createSiteStatement,
  type ImportEvent,
  type Importer,
} from '../../../../src/cli/import/importer.ts'
import { emptyArticleFields } from '../../../../src/cli/import/record/empty-article-fields.ts'
import { EventRecorder, type InputSource } from '../../../../src/cli/import/run/event-recorder.ts'
import { filesOnDisk } from '../../../../src/cli/import/shelf/edition-files.ts'
import { temporaryFolder } from '../../../support/content.ts'
import { briefingFor, lantern, sourceOf } from '../reading.ts'

const importer: Importer = { name: 'x', recognises: () => true, async *read() {} }
const source = (file = 'a.x'): InputSource => ({
  ...sourceOf(file, 'words'),
  pathFromGivenFolder: `f/${file}`,
})
const gif = new Uint8Array(Buffer.from('GIF89a a picture'))

const article = (
  headline: string,
  more: Omit<Partial<Article>, 'fields'> & { fields?: Partial<Article['fields']> } = {},
): Article => ({
  kind: 'article',
  slug: null,
  markdown: `${headline} words.`,
  original: { mediaType: 'text/x', extension: 'x', bytes: Buffer.from(headline) },
  account: { sourceText: `${headline} words.`, dropped: [] },
  ...more,
  fields: { ...emptyArticleFields, headline, ...more.fields },
})

async function record(events: readonly ImportEvent[], { foreign = true, files = ['a.x'] } = {}) {
  const folder = await temporaryFolder()
  await writeFile(path.join(folder, 'edition.yaml'), 'name: The Lantern\nhosts: [the-lantern.example]\n')
  const recorder = await EventRecorder.open(
    briefingFor(lantern, { acceptsForeignHosts: foreign }),
    folder,
    filesOnDisk,
  )
  for (const file of files)
    for (const event of events) await recorder.recordEvent(event, source(file), importer)
  return { folder, recorder, report: await recorder.finish(null) }
}

describe('the recorder of an import', () => {
  it('sorts what was read by its outcome', async () => {
    const { report } = await record([
      article('First'),
      { kind: 'skipped', file: 'a.x', why: 'draft', record: 'r' },
      { kind: 'rejection', file: 'a.x', line: 2, record: null, reason: 'is bad' },
      { kind: 'warning', file: 'a.x', text: 'to know' },
      { kind: 'picture', url: 'https://e.example/a.gif', mediaType: 'image/gif', bytes: gif },
      { kind: 'picture', url: 'https://e.example/b.gif', mediaType: 'image/gif', bytes: Buffer.from('no') },
    ])
    expect(report).toMatchObject({
      articles: [{ source: 'a.x', outcome: 'written', lost: [], lostCount: 0 }],
      skipped: [{ file: 'a.x', why: 'draft', record: 'r' }],
      rejections: [
        { file: 'a.x', line: 2, record: null, reason: 'is bad' },
        {
          file: 'a.x',
          line: null,
          record: 'https://e.example/b.gif',
          reason:
            'is not a picture that browsers can show: convert it to JPEG or PNG, give the new file exactly the old name with its ending, put it in a folder, and import again with --media and that folder',
        },
      ],
      remarks: [{ file: 'a.x', text: 'to know' }],
      pictures: 1,
      duplicates: [],
      dropped: [],
      stopped: null,
    })
    for (const entry of [...report.skipped, ...report.rejections, ...report.remarks])
      expect(entry).not.toHaveProperty('kind')
  })

  it('writes the article with its source, and the original beside it', async () => {
    const { folder, report } = await record([article('First')])
    const text = await readFile(report.articles[0]?.file ?? '', 'utf8')
    expect(text).toContain('importer: x')
    expect(text).toContain('file: f/a.x')
    const [original = ''] = await readdir(path.join(folder, 'originals'))
    expect(original).toMatch(/^[0-9a-f]{64}\.x$/)
    expect(text).toContain(original.slice(0, 64))
    expect(await readFile(path.join(folder, 'originals', original), 'utf8')).toBe('First')
  })

  it('reports at most a hundred of the words that an article lost, and what was left out of it', async () => {
    const words = Array.from({ length: 101 }, (_, index) => `w${index}`)
    const account = {
      sourceText: `First words. ${words.join(' ')}`,
      dropped: [{ reason: 'navigation', text: 'Home' }],
    }
    const { report } = await record([article('First', { account })])
    expect(report.articles).toMatchObject([{ lost: words.slice(0, 100), lostCount: 101 }])
    expect(report.dropped).toMatchObject([{ reason: 'navigation', words: 'Home', count: 1 }])
  })

  it('leaves out a file whose site the edition does not list, or an article', async () => {
    const site = createSiteStatement({ hosts: ['other.example'] })
    expect((await record([site, article('First')], { foreign: false })).report).toMatchObject({
      articles: [],
      skipped: [{ file: 'a.x', why: 'unlisted host', record: 'other.example' }],
      rejections: [
        {
          record: 'hosts',
          reason: expect.stringMatching(/^does not list other\.example \(a\.x\), so nothing/),
        },
      ],
    })
    const url = 'https://other.example/a'
    expect(
      (await record([article('First', { fields: { url } }), article('Second')], { foreign: false })).report,
    ).toMatchObject({
      articles: [{ outcome: 'written' }],
      skipped: [{ file: 'a.x', why: 'unlisted host', record: url }],
    })
    expect((await record([site, article('First', { fields: { url } })])).report).toMatchObject({
      articles: [{}],
      skipped: [],
      rejections: [],
    })
    expect(
      (
        await record([createSiteStatement({ hosts: ['the-lantern.example'] }), article('First')], {
          foreign: false,
        })
      ).report.skipped,
    ).toEqual([])
  })

  it('names an article that is refused by its record, its URL, or its headline', async () => {
    const bad = { language: 'not a language' }
    const original = { mediaType: 'text/x', extension: 'x', record: 'r 1', captured: null, earlier: [] }
    const events = [
      article('First', { fields: { ...bad, url: 'https://the-lantern.example/a' } }),
      article('Second', { fields: bad }),
    ]
    const { report } = await record(events)
    expect(report.rejections.map(({ record: name }) => name)).toEqual([
      'https://the-lantern.example/a',
      'Second',
    ])
    expect(report.rejections[0]?.reason).toMatch(
      /^was not imported, since publishing would refuse it \(language: /,
    )
    const folder = await temporaryFolder()
    await writeFile(path.join(folder, 'a.x'), 'words')
    const recorder = await EventRecorder.open(briefingFor(lantern), folder, filesOnDisk)
    await recorder.recordEvent(
      article('Third', { original, fields: bad }),
      source(path.join(folder, 'a.x')),
      importer,
    )
    expect(recorder.report.rejections.map(({ record: name }) => name)).toEqual(['r 1'])
  })

  it('counts the parameters that tell articles apart, but for WordPress, which has its own warning', async () => {
    const event = article('First', { fields: { url: 'https://the-lantern.example/?a=1' } })
    expect((await record([event])).report.remarks).toEqual([
      {
        file: expect.stringMatching(/\/edition\.yaml$/),
        text: 'does not list these query parameters as part of addresses, so URLs with them are dropped: ?a= (1). If they tell articles apart, write query: [a] in this file, and import again',
      },
    ])
    const recorder = await EventRecorder.open(briefingFor(lantern), await temporaryFolder(), filesOnDisk)
    await recorder.recordEvent(event, source(), { ...importer, name: 'wordpress' })
    expect((await recorder.finish(null)).remarks).toEqual([])
    const strict = briefingFor(lantern, { acceptsForeignHosts: false })
    const folder = await temporaryFolder()
    await writeFile(path.join(folder, 'edition.yaml'), 'name: The Lantern\n')
    const refusing = await EventRecorder.open(strict, folder, filesOnDisk)
    const foreign = article('Second', { fields: { url: 'https://other.example/?a=1' } })
    await refusing.recordEvent(foreign, source(), { ...importer, name: 'wordpress' })
    expect((await refusing.finish(null)).remarks).toEqual([])
  })

  it('stops once, and then takes no pictures of a folder', async () => {
    const media = await temporaryFolder()
    await writeFile(path.join(media, 'a.gif'), gif)
    const body = { markdown: '![](https://e.example/a.gif)' }
    for (const stop of [false, true]) {
      const recorder = await EventRecorder.open(briefingFor(lantern), await temporaryFolder(), filesOnDisk)
      await recorder.recordEvent(article('First', body), source(), importer)
      if (stop) recorder.stop('enough')
      recorder.stop('later')
      const report = await recorder.finish(media)
      expect([report.stopped, report.pictures]).toEqual([stop ? 'enough' : 'later', 0])
    }
    const recorder = await EventRecorder.open(briefingFor(lantern), await temporaryFolder(), filesOnDisk)
    await recorder.recordEvent(article('First', body), source(), importer)
    for (const name of ['a.gif', 'b.gif']) recorder.reportSkipped(path.join(media, name), 'picture')
    await writeFile(path.join(media, 'b.gif'), gif)
    recorder.reportSkipped('elsewhere/b.gif', 'picture')
    recorder.reportSkipped(path.join(media, 'b.gif'), 'draft')
    const report = await recorder.finish(media)
    expect(report.pictures).toBe(1)
    expect(
      report.skipped.map(
        ({ file, why }) => `${path.basename(path.dirname(file))}/${path.basename(file)} ${why}`,
      ),
    ).toEqual([
      `${path.basename(media)}/b.gif picture that no article shows`,
      'elsewhere/b.gif picture',
      `${path.basename(media)}/b.gif draft`,
    ])
  })

  it('stops where nothing can be written, and names the article', async () => {
    const folder = await temporaryFolder()
    await writeFile(path.join(folder, 'originals'), 'not a folder')
    const recorder = await EventRecorder.open(briefingFor(lantern), folder, filesOnDisk)
    await recorder.recordEvent(article('First'), source(), importer)
    expect(recorder.report.rejections).toMatchObject([
      { file: 'a.x', record: 'First', reason: 'was not imported, because the archive could not be written' },
    ])
    expect(recorder.report.stopped).not.toBeNull()
  })

  it('lists the pictures that it stored, by their URLs', async () => {
    const picture = {
      kind: 'picture',
      url: 'https://e.example/a.gif',
      mediaType: 'image/gif',
      bytes: gif,
    } as const
    const { folder } = await record([picture])
    expect(await readFile(path.join(folder, 'media/urls.tsv'), 'utf8')).toContain('https://e.example/a.gif')
    expect(await readdir((await record([article('First')])).folder)).not.toContain('media')
  })

  it('names articles of the same words, and then hosts before parameters that the edition does not list', async () => {
    const twice = [1, 2].map((number) =>
      article('First', {
        fields: { url: `https://the-lantern.example/${number}`, published: `201${number}` },
      }),
    )
    const unlisted: ImportEvent = { kind: 'unlisted', unlistedUrls: ['https://other.example/1'] }
    const { report } = await record([
      ...twice,
      article('Second', { fields: { url: 'https://the-lantern.example/?a=1' } }),
      unlisted,
    ])
    expect(report.duplicates.map((files) => files.length)).toEqual([2])
    expect(report.remarks).toEqual([
      {
        file: expect.stringMatching(/\/edition\.yaml$/),
        text: expect.stringMatching(/^does not list these hosts, .* other\.example \(1 page, /),
      },
      {
        file: expect.stringMatching(/\/edition\.yaml$/),
        text: expect.stringMatching(/^does not list these query parameters /),
      },
    ])
  })
})
