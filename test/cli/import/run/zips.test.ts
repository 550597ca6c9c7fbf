import { existsSync } from 'node:fs'
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import { editionFromFields } from '../../../../src/cli/content/files/configuration.ts'
import { createBriefing } from '../../../../src/cli/import/briefing.ts'
import { ImportRun } from '../../../../src/cli/import/run/import-run.ts'
import { RemainsSurvey } from '../../../../src/cli/setup/evidence/remains-survey.ts'
import { FrontDoor, page, wordpressExport } from '../front-door.ts'
import { record } from '../web-capture/warc.ts'
import { type Zipped, zip } from '../web-capture/zip.ts'

const text = (name: string, content: string): Zipped => ({ name, bytes: Buffer.from(content), method: 8 })

const mirror = [
  text('mirror/www.e.example/2016/ferry.html', page('Ferry', 'The ferry sank in the harbour.')),
  text('mirror/www.e.example/2016/bridge.html', page('Bridge', 'The bridge was opened by the mayor.')),
]

async function doorWith(...files: Zipped[]): Promise<FrontDoor> {
  const door = await FrontDoor.open()
  await writeFile(path.join(door.sources, 'mirror.zip'), zip(...files))
  return door
}

const reasons = (report: { rejections: { file: string; record: string | null; reason: string }[] }) =>
  report.rejections.map(({ record, reason }) => `${record}: ${reason}`)

describe('a zip of a mirror', () => {
  it('is opened, and its files are named by their paths in it', async () => {
    const door = await doorWith(...mirror)
    vi.stubEnv('TMPDIR', door.sources)
    const { report, status, screen } = await door.bring(['mirror.zip'])
    vi.unstubAllEnvs()
    expect([status, await door.all()]).toEqual([0, ['undated/bridge.md', 'undated/ferry.md']])
    const zipFile = path.join(door.sources, 'mirror.zip')
    expect(report.articles.map(({ source }) => source)).toEqual([
      `${zipFile}/mirror/www.e.example/2016/bridge.html`,
      `${zipFile}/mirror/www.e.example/2016/ferry.html`,
    ])
    expect(screen).not.toContain('morgue-unpacked-')
    expect(await readdir(door.sources)).toEqual(['mirror.zip'])
  })

  it('gives the articles that its unpacked folder gives, with the URLs of the mirror', async () => {
    const door = await doorWith(...mirror)
    await door.bring(['mirror.zip'])
    for (const { name, bytes } of mirror) await door.write({ [name]: String(bytes) })
    const unpacked = await door.bring(['mirror'])
    expect(unpacked.outcomes).toEqual(['unchanged bridge.md', 'unchanged ferry.md'])
  })

  it('without a folder of its own is one of its name, as if a person had unpacked it', async () => {
    const files = { 'a.html': page('Ferry', 'The ferry sank.'), 'b.html': page('Bridge', 'It was opened.') }
    const door = await doorWith(...Object.entries(files).map(([name, content]) => text(name, content)))
    const { report } = await door.bring(['mirror.zip'])
    const stored = await Promise.all(report.articles.map(({ file }) => readFile(file, 'utf8')))
    expect(stored.map((each) => /^ +file: (.+)$/m.exec(each)?.[1])).toEqual([
      'mirror/a.html',
      'mirror/b.html',
    ])
  })

  it('of pictures is opened for --media', async () => {
    const door = await doorWith(text('quay.gif', 'GIF89a a picture'))
    await door.write({
      'a.html': page('Ferry', 'It sank.</p><p><img src="https://e.example/img/quay.gif" alt="Quay">'),
    })
    const { report } = await door.bring(['a.html'], '--media', path.join(door.sources, 'mirror.zip'))
    expect([report.articles.length, report.pictures]).toEqual([1, 1])
  })

  it('passes over what macOS adds, and refuses a zip inside it', async () => {
    const door = await doorWith(
      text('a.html', page('Ferry', 'The ferry sank in the harbour.')),
      text('__MACOSX/._a.html', 'attributes'),
      { name: 'inner.zip', bytes: zip(...mirror) },
    )
    const { report, outcomes } = await door.bring(['mirror.zip'])
    expect(outcomes).toEqual(['written ferry.md'])
    expect(report.rejections).toMatchObject([
      {
        file: path.join(door.sources, 'mirror.zip/inner.zip'),
        reason: 'is a zip inside a zip: unpack the outer zip, then import the inner one by itself',
      },
    ])
  })

  const post = { id: 1, title: 'Market', body: 'The market moved to the square.' }
  const exported = text('export.xml', wordpressExport('https://e.example', [post]))

  it('of a web capture and pages brings both', async () => {
    const warc = { name: 'crawl.warc', bytes: record({ uri: 'https://e.example/2016/bridge-reopens' }) }
    const door = await doorWith(warc, ...mirror)
    const { outcomes, status } = await door.bring(['mirror.zip'])
    expect([status, outcomes.toSorted()]).toEqual([
      0,
      ['written bridge-reopens.md', 'written bridge.md', 'written ferry.md'],
    ])
  })

  it('of a collection of web captures names the pages beside them, with the remedy', async () => {
    const warc = { name: 'archive/a.warc', bytes: record({ uri: 'https://e.example/2016/bridge-reopens' }) }
    const own = ['datapackage.json', 'indexes/index.cdx', 'logs/crawl.log'].map((name) => text(name, '{}'))
    const door = await doorWith(warc, ...own, ...mirror)
    const { outcomes, screen, report } = await door.bring(['mirror.zip'])
    expect(outcomes).toEqual(['written bridge-reopens.md'])
    expect(report.skipped.map(({ why, record: name }) => `${why}: ${name}`)).toEqual(
      mirror.map(({ name }) => `not a capture: ${name}`),
    )
    expect(screen).toContain('unpack the zip, and import the folder')
  })

  it('of an old program for Windows has names in its characters (code page 437)', async () => {
    const zipped = zip(text('www.e.example/2016/th##tre.html', page('Theatre', 'The theatre closed.')))
    const latin1 = zipped.toString('latin1').replaceAll('##', '\x82\x83')
    const door = await FrontDoor.open()
    await writeFile(path.join(door.sources, 'mirror.zip'), Buffer.from(latin1, 'latin1'))
    const { report } = await door.bring(['mirror.zip'])
    const [article] = report.articles
    expect(article?.source).toBe(path.join(door.sources, 'mirror.zip/www.e.example/2016/théâtre.html'))
    expect(await readFile(article?.file ?? '', 'utf8')).toContain(
      'url: https://www.e.example/2016/th%C3%A9%C3%A2tre.html\n',
    )
  })

  it('of a large file, an export and pages brings both', async () => {
    const door = await doorWith({ name: 'big.bin', bytes: Buffer.alloc(70_000, 7) }, exported, ...mirror)
    const { outcomes } = await door.bring(['mirror.zip'])
    expect(outcomes.toSorted()).toEqual(['written bridge.md', 'written ferry.md', 'written p-1.md'])
  })

  it('that shows an export at its beginning brings the export and the pages beside it, once', async () => {
    const door = await doorWith(...mirror, exported)
    const { outcomes, report } = await door.bring(['mirror.zip'])
    expect(outcomes.toSorted()).toEqual(['written bridge.md', 'written ferry.md', 'written p-1.md'])
    expect(report.skipped).toEqual([])
    expect((await door.bring(['mirror.zip'])).outcomes.map((outcome) => outcome.split(' ')[0])).toEqual([
      'unchanged',
      'unchanged',
      'unchanged',
    ])
  })
})

describe('a hostile or damaged zip', () => {
  const good = text('good.html', page('Good', 'The words of the good page.'))

  it.each([
    '../evil.html',
    '/etc/evil.html',
    'a/../../evil.html',
    'C:evil.html',
    'a\\..\\evil.html',
    './evil.html',
  ])('writes nothing for a name that climbs: %s', async (name) => {
    const door = await doorWith(text(name, page('Evil', 'The evil words.')), good)
    const { report, outcomes, status } = await door.bring(['mirror.zip'])
    expect([outcomes, status]).toEqual([['written good.md'], 1])
    expect(reasons(report)).toEqual([
      `${name}: has a name that leads out of the zip: rename it in the zip, for example with 7-Zip, and import the zip again`,
    ])
    expect(existsSync(path.join(tmpdir(), 'evil.html'))).toBe(false)
  })

  it('names encrypted and damaged entries, and entries of one name, and reads the others', async () => {
    const door = await doorWith(
      { ...text('secret.html', 'x'), flags: 1 },
      { name: 'old.html', bytes: Buffer.from('x'), method: 9 },
      good,
      text('good.html', page('Second', 'Other words under the same name.')),
      text('good.html/below.html', page('Below', 'Words below a file.')),
    )
    const { report, outcomes } = await door.bring(['mirror.zip'])
    expect(outcomes).toEqual(['written good.md'])
    expect(reasons(report)).toEqual([
      'secret.html: is encrypted: unpack the zip with its password, then import the folder',
      'old.html: is compressed by a method that morgue cannot read (zip method 9): unpack the zip with another program, such as 7-Zip, then import the folder',
      'good.html: has the name of another file or folder in the zip: rename it in the zip, for example with 7-Zip, and import the zip again',
      'good.html/below.html: has the name of another file or folder in the zip: rename it in the zip, for example with 7-Zip, and import the zip again',
    ])
  })

  it('is given up where its entries expand without end', async () => {
    const bomb = (name: string): Zipped => ({ name, bytes: Buffer.alloc(30_000_000), method: 8 })
    const bombs = Array.from({ length: 4 }, (_, index) => bomb(`b${index}.bin`))
    const door = await doorWith(good, ...bombs)
    const { report, outcomes } = await door.bring(['mirror.zip'])
    expect(outcomes).toEqual(['written good.md'])
    const bombReasons = reasons(report).filter((reason) => reason.includes('unpacks to'))
    expect(bombReasons).toEqual([
      'null: unpacks to over 100 times its size, more than any real export, so b2.bin and what follows it were not read: leave it out, or, if you trust it, unpack it and import the folder',
    ])
  })

  it('stops the import where there is no place to unpack it', async () => {
    const door = await doorWith(...mirror)
    const zipFile = path.join(door.sources, 'mirror.zip')
    vi.stubEnv('TMPDIR', zipFile)
    const { report, status } = await door.bring(['mirror.zip'])
    vi.unstubAllEnvs()
    expect([status, report.rejections, report.articles]).toEqual([1, [], []])
    expect(report.stopped).toMatch(`${zipFile} cannot be unpacked, since ${zipFile}/morgue-unpacked-`)
  })

  it('is read no further once the import has stopped', async () => {
    const door = await doorWith(
      text('a.txt', 'Ferry\n\nThe ferry sank.\n'),
      text('b.txt', 'Bridge\n\nIt opened.\n'),
    )
    const edition = editionFromFields('e', { name: 'E', language: 'en' })
    const about = { edition, editions: [edition], url: null, published: null, acceptsForeignHosts: true }
    const survey = new RemainsSurvey()
    const run = new ImportRun(createBriefing(about), survey)
    const file = path.join(door.sources, 'mirror.zip')
    await run.importFile(
      { file, pathFromGivenFolder: 'mirror.zip' },
      null,
      () => survey.articleCount > 0 && run.stop('enough'),
    )
    await run.finish(null)
    expect([survey.articleCount, survey.report.stopped]).toEqual([1, 'enough'])
  })

  it('without a directory is refused by name', async () => {
    const door = await FrontDoor.open()
    await writeFile(path.join(door.sources, 'cut.zip'), zip(good).subarray(0, 100))
    const { report } = await door.bring(['cut.zip'])
    expect(report.rejections[0]?.reason).toMatch(/^is a damaged zip: /)
    expect(report.articles).toEqual([])
  })

  it('under another name is refused with the remedy', async () => {
    const door = await FrontDoor.open()
    await mkdir(door.sources, { recursive: true })
    await writeFile(path.join(door.sources, 'letter.docx'), zip(good))
    const { report } = await door.bring(['letter.docx'])
    expect(reasons(report)).toEqual([
      'null: is an office document, or a zip whose name does not end in .zip: save the document as a web page or plain text, or rename the zip so that its name ends in .zip',
    ])
  })
})
