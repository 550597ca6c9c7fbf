import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { readArticleFile } from '../../../../src/cli/content/files/article-file.ts'
import { FrontDoor } from '../front-door.ts'
import { record, response } from './warc.ts'
import { zip } from './zip.ts'

const site = 'http://e.example/2016'

const pageOf = (title: string, text: string) =>
  response(
    '200 OK',
    { 'Content-Type': 'text/html' },
    `<!doctype html><html lang="en"><title>${title}</title><article><h1>${title}</h1><p>${text}</p></article></html>`,
  )

const bridge = record({
  uri: `${site}/bridge`,
  date: '2016-04-08T10:00:00Z',
  fields: { 'WARC-Payload-Digest': 'sha1:BRIDGE' },
  block: pageOf('The bridge', 'After nine months of work the bridge carries traffic again.'),
})

const ferry = (date: string, text: string) =>
  record({ uri: `${site}/ferry`, date, block: pageOf('The ferry', text) })

/** A revisit at another address of a page that had not changed. */
const revisit = record({
  type: 'revisit',
  uri: `${site}/bridge-again`,
  date: '2017-01-01T00:00:00Z',
  fields: {
    'WARC-Payload-Digest': 'sha1:BRIDGE',
    'WARC-Refers-To-Target-URI': `${site}/bridge`,
    'WARC-Refers-To-Date': '2016-04-08T10:00:00Z',
  },
  block: response('200 OK', { 'Content-Type': 'text/html' }),
})

const redirect = record({
  uri: `${site}/old-bridge`,
  block: response('301 Moved Permanently', { Location: `${site}/bridge` }),
})

const files = {
  'a.warc': Buffer.concat([redirect, revisit, ferry('2016-01-01T00:00:00Z', 'The ferry will sail in May.')]),
  'b.warc.gz': Buffer.concat([
    gzipSync(bridge),
    gzipSync(ferry('2018-01-01T00:00:00Z', 'The ferry sailed in June.')),
  ]),
}

async function importing(order: string[]) {
  const door = await FrontDoor.open()
  for (const [name, bytes] of Object.entries(files)) await writeFile(path.join(door.sources, name), bytes)
  const imported = await door.bring(order)
  const articles = await Promise.all(
    (await door.all()).map(async (name) => {
      const checked = await readArticleFile(door.file(name))
      if ('faults' in checked) throw new Error(JSON.stringify(checked.faults))
      const { url, formerly, source } = checked.value.fields
      return { url, formerly, source, markdown: checked.value.markdown.trim() }
    }),
  )
  return { door, ...imported, articles }
}

describe('WARC files of one command', () => {
  it('are resolved together: a revisit and a redirect find their page in another file', async () => {
    const { status, articles, report } = await importing(['a.warc', 'b.warc.gz'])
    expect([status, report.rejections, report.skipped]).toEqual([0, [], []])
    expect(articles.map(({ url }) => url).sort()).toEqual([`${site}/bridge`, `${site}/ferry`])
    // The revisit at another URL has the same words, so its URL is added to the page's.
    const bridge = articles.find(({ url }) => url === `${site}/bridge`)
    expect(bridge?.formerly.toSorted()).toEqual([`${site}/bridge-again`, `${site}/old-bridge`])
    expect(bridge?.markdown).toBe('After nine months of work the bridge carries traffic again.')
  })

  it('give the latest capture, with the position of the earlier one', async () => {
    const { articles } = await importing(['a.warc', 'b.warc.gz'])
    const ferries = articles.find(({ url }) => url === `${site}/ferry`)
    expect([ferries?.markdown, ferries?.source?.earlier]).toEqual([
      'The ferry sailed in June.',
      [expect.stringMatching(/^a\.warc offset \d+ length \d+$/)],
    ])
  })

  it('give the same result in any order, and nothing new when they are imported again', async () => {
    const one = await importing(['a.warc', 'b.warc.gz'])
    const other = await importing(['b.warc.gz', 'a.warc'])
    const bare = (articles: typeof one.articles) =>
      articles.map(({ source, ...rest }) => ({ ...rest, sha256: source?.sha256, record: source?.record }))
    expect(bare(other.articles)).toEqual(bare(one.articles))
    const readAll = async () =>
      Promise.all((await one.door.all()).map((name) => readFile(one.door.file(name), 'utf8')))
    const before = await readAll()
    const again = await one.door.bring(['b.warc.gz', 'a.warc'])
    expect(new Set(again.outcomes.map((each) => each.split(' ')[0]))).toEqual(
      new Set(['unchanged', 'merged']),
    )
    expect(await readAll()).toEqual(before)
  })

  it('are named where their records state a wrong length', async () => {
    const door = await FrontDoor.open()
    const wrong = (name: string) =>
      record({ uri: `${site}/${name}`, length: 1, block: pageOf(name, 'The ferry sank.') })
    const waczFiles = ['1', '2'].map((name) => ({ name: `archive/${name}.warc`, bytes: wrong(name) }))
    const bytesByName = {
      'a.warc': bridge,
      'b.warc': Buffer.concat([wrong('b'), wrong('c'), bridge]),
      'c.wacz': zip(...waczFiles),
      'd.warc': wrong('d'),
    }
    for (const [name, bytes] of Object.entries(bytesByName))
      await writeFile(path.join(door.sources, name), bytes)
    const { report } = await door.bring(Object.keys(bytesByName))
    const ofLengths = report.remarks.filter(({ text }) => text.includes('length'))
    expect(ofLengths.map(({ file, text }) => `${path.basename(file)}: ${text}`)).toEqual([
      'b.warc: 2 records stated a wrong length, and were read up to the next record',
      'c.wacz: 2 records stated a wrong length, and were read up to the next record',
      'd.warc: 1 record stated a wrong length, and was read up to the next record',
    ])
  })

  it('that cannot be read are rejected by name, and the others are read', async () => {
    const door = await FrontDoor.open()
    await writeFile(path.join(door.sources, 'b.warc.gz'), files['b.warc.gz'])
    await writeFile(path.join(door.sources, 'old.arc'), 'filedesc://x 0.0.0.0 2004 text/plain 1\n')
    await mkdir(path.join(door.sources, 'sub'))
    await writeFile(path.join(door.sources, 'sub/broken.warc'), 'nothing of the kind')
    const { outcomes, report, status } = await door.bring(['.'])
    expect([status, outcomes.length]).toEqual([1, 2])
    expect(report.rejections.map(({ file }) => path.basename(file)).sort()).toEqual([
      'broken.warc',
      'old.arc',
    ])
    expect((await readdir(path.join(door.content, 'e/originals'))).length).toBe(1)
  })
})
