import { describe, expect, it } from 'vitest'
import { jsonImporter } from '../../../../../src/cli/import/json/json-importer.ts'
import { articleOf, readingsOf, sourceOf } from '../../reading.ts'

const feed = (item: object, more: object = {}) =>
  sourceOf(
    'a.json',
    JSON.stringify({ ...more, items: [{ id: '1', title: 'A', content_text: 'B', ...item }] }),
  )
const read = (item: object, more: object = {}) => articleOf(jsonImporter, feed(item, more))

describe('the body of a feed item', () => {
  const html = '<p>See <a href="https://e.example/b">b</a> <img src="https://e.example/b.jpg">.</p>'
  const shown = 'See [b](https://e.example/b) ![](https://e.example/b.jpg).'

  it.each([
    [{ content_html: '<p>H</p>', summary: 'S' }, 'H'],
    [{ summary: 'S' }, 'B'],
    [{ content_text: null, summary: 'S\n\nT\nU' }, 'S\n\nT\\\nU'],
    [{ content_html: html, external_url: 'https://e.example/b' }, shown],
    [{ content_html: html, external_url: 'https://e.example/c' }, `${shown}\n\n<https://e.example/c>`],
    [{ external_url: 'https://e.example/?c&d' }, 'B\n\n<https://e.example/?c&d>'],
    [{ content_html: html, image: 'https://e.example/b.jpg' }, shown],
    [{ content_html: html, image: 'https://e.example/c.jpg' }, `![](https://e.example/c.jpg)\n\n${shown}`],
    [
      { image: 'https://e.example/1.jpg', banner_image: 'https://e.example/2.jpg' },
      '![](https://e.example/1.jpg)\n\n![](https://e.example/2.jpg)\n\nB',
    ],
    [
      { image: 'https://e.example/1.jpg', banner_image: 'https://e.example/1.jpg' },
      '![](https://e.example/1.jpg)\n\nB',
    ],
    [
      { attachments: { url: 'https://e.example/a.mp3', title: 'Listen' } },
      'B\n\n[Listen](https://e.example/a.mp3)',
    ],
    [{ attachments: [{ title: 'Nothing' }, {}] }, 'B'],
  ])('has everything that the item leads to, once: %j', async (item, markdown) =>
    expect((await read(item)).markdown).toBe(markdown),
  )
})

describe('a feed item', () => {
  it.each([
    [{ id: 'https://e.example/1' }, 'https://e.example/1', {}],
    [{ id: 'tag:1', url: 'https://e.example/1' }, 'https://e.example/1', { feed: 'tag:1' }],
    [
      { id: 'https://e.example/id', url: 'https://e.example/1' },
      'https://e.example/1',
      { feed: 'https://e.example/id' },
    ],
    [{ id: 7, url: '/relative' }, null, { feed: '7' }],
    [{ id: null, url: 'https://e.example/1' }, 'https://e.example/1', {}],
  ])('is known by its URL and its id: %j', async (item, url, identifiers) => {
    const { fields } = await read(item)
    expect([fields.url, fields.identifiers]).toEqual([url, identifiers])
  })

  const feedAuthors = { authors: [{ name: 'Ann' }, { name: 'Ann' }, { name: 'Bo' }] }
  it.each([
    [{}, {}, [], {}],
    [{}, feedAuthors, ['Ann', 'Bo'], { authors: 'feed' }],
    [{}, { author: { name: 'Cy' } }, ['Cy'], { authors: 'feed' }],
    [{}, { ...feedAuthors, author: { name: 'Cy' } }, ['Ann', 'Bo'], { authors: 'feed' }],
    [{ author: { name: 'Dee' } }, feedAuthors, ['Dee'], {}],
    [{ author: { name: 'Dee' } }, {}, ['Dee'], {}],
    [{ title: null }, feedAuthors, ['Ann', 'Bo'], { headline: 'inferred', authors: 'feed' }],
  ])('has its authors, else those of the feed: %j %j', async (item, more, authors, provenance) => {
    const { fields } = await read(item, more)
    expect([fields.authors, fields.provenance]).toEqual([authors, provenance])
  })

  it.each([
    [{}, {}, null],
    [{ language: 'fr' }, {}, 'fr'],
    [{}, { language: 'de' }, 'de'],
    [{ language: 'en' }, { language: 'de' }, null],
  ])('has its language, else that of the feed: %j %j', async (item, more, language) =>
    expect((await read(item, more)).fields.language).toBe(language),
  )

  it('has its dates and topics, each once', async () => {
    const dates = { date_published: '2016-02-03T04:05:06Z', date_modified: '2016-02-04' }
    const { fields, slug, account } = await read({
      ...dates,
      tags: ['Sea', 'Town', 'Sea'],
      author: { name: 'Ann Lee' },
    })
    expect([fields.published, fields.modified, fields.topics, slug]).toEqual([
      '2016-02-03T04:05:06Z',
      '2016-02-04',
      ['Sea', 'Town'],
      null,
    ])
    expect(account).toEqual({ sourceText: 'B\nA\nAnn Lee\nSea\nTown', dropped: [] })
  })

  it('accounts for the title of its attachment and of itself', async () => {
    const attachments = [{ url: 'https://e.example/a.pdf', title: 'The plan' }]
    const { account } = await read({
      title: null,
      content_html: '<p>Words here.</p>',
      content_text: null,
      attachments,
    })
    expect(account.sourceText.split(/\s*\n\s*/)).toEqual(['', 'Words here.', 'The plan', 'Words here.'])
  })

  it('without title and text is rejected', async () => {
    expect(await readingsOf(jsonImporter, feed({ title: '', content_text: ' ' }))).toMatchObject([
      {
        kind: 'rejection',
        record: '1',
        reason:
          'has neither a title nor text: write a title in its field "title" and import the file again, or leave the article out',
      },
    ])
  })

  it('names other representations and unknown fields apart', async () => {
    const { account } = await read({
      content_html: '<p>Words.</p>',
      content_text: 'Quite other words',
      summary_long: 'A longer summary',
      old_summary: 'An older summary',
    })
    expect(account.dropped).toEqual([
      { reason: 'other representation: content_text', text: 'Quite other words' },
      { reason: 'unknown field summary_long', text: 'A longer summary' },
      { reason: 'unknown field old_summary', text: 'An older summary' },
    ])
  })
})
