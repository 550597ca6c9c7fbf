import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { jsonImporter } from '../../../../src/cli/import/json/json-importer.ts'
import { openSource } from '../../../../src/cli/import/source/source-file.ts'
import { briefingFor, lantern, readingsOf, sourceOf } from '../reading.ts'

const fixture = (file: string) => openSource(path.join(import.meta.dirname, '../fixtures/json', file))
const articlesOf = async (source: Awaited<ReturnType<typeof fixture>>) =>
  (await readingsOf(jsonImporter, source)).filter((reading) => reading.kind === 'article')
const refusalsOf = async (file: string, text: string) =>
  (await readingsOf(jsonImporter, sourceOf(file, text))).map((reading) =>
    reading.kind === 'rejection' ? `${reading.line}: ${reading.reason}` : reading.kind,
  )

describe('a Ghost export', () => {
  it('is read as posts with tags, authors and picture, in order', async () => {
    const [post] = await articlesOf(await fixture('ghost.json'))
    expect(post?.fields).toMatchObject({
      headline: 'The ferry is late',
      alternativeHeadline: 'Fog, says the captain',
      url: 'https://the-lantern.example/the-ferry-is-late/',
      identifiers: { ghost: 'p1' },
      published: '2017-05-03T18:15:07Z',
      modified: '2017-05-04T10:00:00Z',
      authors: ['Ann Example', 'Bo Example'],
      section: 'Harbour',
      topics: ['Weather'],
      provenance: { url: 'slug' },
    })
    expect(post?.markdown).toBe(
      '<figure><img src="https://the-lantern.example/content/images/ferry.jpg" alt="A ferry">' +
        '<figcaption>The ferry, <strong>late</strong></figcaption></figure>\n\n' +
        'The [ferry](https://the-lantern.example/harbour/) was late.',
    )
    expect(post?.original).toEqual({
      mediaType: 'application/json',
      extension: 'json',
      record: 'p1',
      captured: null,
      earlier: [],
    })
  })

  it('is read with its pages, and with the editor’s document where HTML is missing', async () => {
    const [, page, old] = await articlesOf(await fixture('ghost.json'))
    expect([page?.fields.headline, page?.fields.published]).toEqual(['About us', '2016-01-01T00:00:00Z'])
    expect(page?.markdown).toBe(
      'We were **a newsroom**\n\n<figure><img src="https://the-lantern.example/content/images/us.jpg" alt="Us">' +
        '<figcaption>All of us</figcaption></figure>\n\n<https://video.example/1>',
    )
    expect(old?.fields.published).toBe('2016-05-01T00:00:00Z')
    expect(old?.markdown).toBe(
      '## A title\n\nSee [*this page*](https://example.org/)\\\nbelow\n\n- one\n- two\n\nA *card* of words',
    )
  })

  it('is read without posts that were never public', async () => {
    const readings = await readingsOf(jsonImporter, await fixture('ghost.json'))
    expect(readings.filter(({ kind }) => kind === 'skipped')).toMatchObject([
      { why: 'draft', record: 'p4' },
      { why: 'scheduled', record: 'p5' },
      { why: 'for paid only', record: 'p6' },
    ])
  })

  it('may be a response of Ghost’s Content API', async () => {
    const post = {
      id: '1',
      title: 'A',
      slug: 'a',
      html: '<p>B</p>',
      url: 'https://the-lantern.example/news/a/',
      tags: [{ name: 'News' }],
      authors: [{ name: 'Ann' }],
      published_at: '2016-04-08T10:00:00.000-04:00',
    }
    const [article] = await articlesOf(sourceOf('posts.json', JSON.stringify({ posts: [post], meta: {} })))
    expect(article?.fields).toMatchObject({
      url: 'https://the-lantern.example/news/a/',
      formerly: ['https://the-lantern.example/a/'],
      section: 'News',
      authors: ['Ann'],
      published: '2016-04-08T10:00:00-04:00',
    })
  })
})

describe('a JSON Feed', () => {
  it('is read as its items', async () => {
    const [rain, note] = await articlesOf(await fixture('feed.json'))
    expect(rain).toMatchObject({
      markdown: 'It *rained*.',
      fields: {
        headline: 'Rain',
        url: 'https://the-lantern.example/2016/rain',
        published: '2016-02-03T04:05:06-05:00',
        modified: '2016-02-04T00:00:00Z',
        authors: ['Bo Example'],
        topics: ['weather'],
        language: 'en-GB',
        provenance: {},
      },
    })
    expect(note).toMatchObject({
      fields: {
        headline: 'A note without a title.',
        identifiers: { feed: '2' },
        authors: ['The Desk'],
        provenance: { headline: 'inferred', authors: 'feed' },
      },
    })
    expect(note?.markdown.split('\n\n')).toEqual([
      '![](https://the-lantern.example/note.jpg)',
      'A note without a title. It has two sentences.',
      'And two paragraphs.',
      '<https://elsewhere.example/>',
      '[Listen](https://the-lantern.example/note.mp3)',
    ])
  })

  it('has an item without text rejected', async () => {
    const readings = await readingsOf(jsonImporter, await fixture('feed.json'))
    expect(readings.at(-1)).toMatchObject({
      kind: 'rejection',
      record: '3',
      reason:
        'has neither a title nor text: write a title in its field "title" and import the file again, or leave the article out',
    })
  })
})

describe('ninjs', () => {
  it('is read in every version', async () => {
    const [sold, before] = await articlesOf(await fixture('ninjs.json'))
    expect(sold).toMatchObject({
      markdown: 'The tower has a buyer.\n\nIt was sold on **Friday**.',
      fields: {
        headline: 'A tower is sold',
        identifiers: { ninjs: 'urn:example:1' },
        published: '2019-08-09T09:30:04Z',
        modified: '2019-08-09T09:46:53Z',
        byline: 'By Ann Example',
        topics: ['Business'],
        rights: 'Example Wire',
      },
    })
    expect(before).toMatchObject({
      markdown: 'In version one.',
      fields: {
        url: 'https://the-lantern.example/4',
        published: '2014-01-02T03:04:05+01:00',
        modified: null,
        provenance: { published: 'version' },
      },
    })
  })

  it('is read without pictures and withdrawn items', async () => {
    const readings = await readingsOf(jsonImporter, await fixture('ninjs.json'))
    expect(readings.filter(({ kind }) => kind === 'skipped')).toMatchObject([
      { why: 'picture' },
      { why: 'canceled' },
    ])
  })
})

const item = '{"uri": "urn:a", "headline": "A", "body_text": "B"}'

describe('JSON', () => {
  it.each([
    ['a.json', '{"uri": "urn:a",\n "headline": x}', /^2: is not valid JSON/],
    [
      'a.json',
      '{"version": "https://jsonfeed.org/version/1",\n"items": [\n{"id": 1 "a"}]}',
      /^3: is not valid JSON/,
    ],
    [
      'a.json',
      '{"db": [{"data": {"posts": [\n{"title": "A",\n',
      /^[23]: breaks off on this line before its JSON is complete/,
    ],
    ['a.json', '{"a": 1}', /^1: is JSON of an unknown kind/],
    ['a.json', '"a"', /^1: is JSON of an unknown kind/],
    ['a.json', '', /^null: contains no articles/],
    ['a.json', '[]', /^null: contains no articles/],
    [
      'a.json',
      '\0\0\0',
      /^1: contains binary data, so it is not JSON: export the file again, or leave it out$/,
    ],
    ['a.jsonl', '', /^null: contains no articles/],
    ['a.jsonl', '{"a": 1}\n{"a": 2}\n{"a": 3}', /^1: is JSON of an unknown kind/],
  ])('that is invalid is rejected once, with its line: %s %j', async (file, text, reason) => {
    expect(await refusalsOf(file, text)).toEqual([expect.stringMatching(reason)])
  })

  it('in lines is read past an invalid line', async () => {
    expect(await refusalsOf('a.jsonl', `${item}\n{no}\n\n${item}`)).toEqual([
      'article',
      expect.stringMatching(/^2: is not valid JSON/),
      'article',
    ])
  })

  it.each([
    ['a.json', `[${item},\n${item}]`],
    ['a.json', `${item}\n${item}\n`],
    ['a.ndjson', `\uFEFF${item}\n${item}`],
  ])('can be a list or lines: %s %j', async (file, text) => {
    expect(await refusalsOf(file, text)).toEqual(['article', 'article'])
  })

  it('of a single article is stored as its original', async () => {
    const source = sourceOf('a.json', item)
    const [article] = await articlesOf(source)
    expect(article?.original).toEqual({
      mediaType: 'application/json',
      extension: 'json',
      bytes: Buffer.from(item),
    })
  })

  it('is also read in UTF-16 and windows-1252', async () => {
    const text = '{"uri": "urn:a", "headline": "Été"}'
    const article = { fields: { headline: 'Été' } }
    const utf16 = Buffer.from(`\uFEFF${text}`, 'utf16le')
    expect(await readingsOf(jsonImporter, sourceOf('a.json', utf16))).toMatchObject([article])
    expect(await readingsOf(jsonImporter, sourceOf('a.json', Buffer.from(text, 'latin1')))).toMatchObject([
      article,
      {
        kind: 'warning',
        text: 'is not UTF-8 and names no other encoding, so it was read as windows-1252: check the accents in the article',
      },
    ])
  })

  it('too long for memory is read in pieces', async () => {
    const post = JSON.stringify({
      title: 'A',
      slug: 'a',
      html: `<p>${'word '.repeat(20_000)}</p>`,
      status: 'draft',
    })
    async function* stream() {
      yield Buffer.from('{"db":[{"data":{"posts":[')
      for (let index = 0; index < 1000; index++) yield Buffer.from(`${index === 0 ? '' : ','}${post}`)
      yield Buffer.from(']}}]}')
    }
    const source = { file: 'ghost.json', size: 1e8, head: Buffer.from('{"db":[{"data":{'), stream }
    const before = process.memoryUsage.rss()
    let drafts = 0
    for await (const { kind } of jsonImporter.read(source, briefingFor(lantern)))
      drafts += kind === 'skipped' ? 1 : 0
    expect(drafts).toBe(1000)
    expect(process.memoryUsage.rss() - before).toBeLessThan(150e6)
  })

  it.each(['[', '{"a":', '{"items":[', '{"posts":['])(
    'that nests without end is refused: %j',
    async (part) => {
      for (const file of ['a.json', 'a.jsonl']) {
        const [outcome] = await readingsOf(jsonImporter, sourceOf(file, part.repeat(200_000)))
        expect(outcome?.kind).toBe('rejection')
      }
    },
  )
})
